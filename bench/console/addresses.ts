const WORDS = [
  "nord",
  "vogt",
  "silva A1",
  "anna.berg",
  "lena",
  "polar t03",
  "doc-0000",
  "2000",
  "example",
  "gmbh",
  "a",
  "zzzz",
];

const list = (query: string): string => `/contracts?${query}`;

/** What is asked about: names that are there. */
export interface Asked {
  readonly reference: string;
  readonly playbook: string;
  readonly connection: string;
}

/** The console's addresses below an account, by page. */
export function consoleAddresses({
  reference,
  playbook,
  connection,
}: Asked): Readonly<Record<string, readonly string[]>> {
  return {
    overview: ["/overview?weeks=12", "/overview?weeks=52"],
    "contracts, newest": [list("limit=50")],
    "contracts, sorted otherwise": ["sent", "ended", "expiring"].map((sort) => list(`sort=${sort}`)),
    "contracts, filtered": [
      "status=failed",
      "status=sent&sort=expiring",
      `playbook=${playbook}`,
      `connection=${connection}&status=declined`,
      "user=507",
      "user=507&status=failed&sort=ended",
      "status=waiting",
      "playbook=unknown",
    ].map((query) => list(query)),
    "contracts, searched": WORDS.map((word) => list(`search=${encodeURIComponent(word)}`)),
    "contracts, searched and sorted": WORDS.map((word) =>
      list(`sort=ended&status=signed&search=${encodeURIComponent(word)}`),
    ),
    "contracts, what may be filtered": ["/contracts-filters"],
    contract: [`/contracts/${reference}`],
    "contract, calls": [`/contracts/${reference}/calls`],
    attention: ["/attention"],
    deliveries: [
      "/deliveries",
      `/deliveries?connection=${connection}`,
      "/deliveries?state=ignored",
      "/deliveries?connection=none",
    ],
    playbooks: ["/playbooks"],
    playbook: [`/playbooks/${playbook}`, `/playbooks/${playbook}/history`],
    "playbook, what can be chosen": ["/choices"],
    connections: ["/connections"],
    "connections, what can be connected": ["/connections/providers"],
    settings: ["/settings", "/people", "/keys", "/changes"],
  };
}
