import { setTimeout } from "node:timers/promises";
import { Broken, repeated } from "../benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "../benchmark.ts";
import { percentile } from "../statistics.ts";
import { MEASURED } from "./fill-contracts.ts";
import { openConsole } from "./open-console.ts";
import type { Console } from "./open-console.ts";

const CONTRACTS = 100_000;
const TIMES = 100;
const TOO_MANY = 429;
const AT_MOST = { atMost: 100 } as const;

/** How long each page of the console waits for its data, with very many contracts. */
export const consolePages: Benchmark = {
  name: "console",
  promise: `each page's data in under 100 ms at the 95th percentile with ${CONTRACTS.toLocaleString("en")} contracts`,
  run: (context) => withConsole(context),
};

async function withConsole(context: BenchContext) {
  context.say(`${CONTRACTS} contracts in each of two accounts`);
  const opened = await openConsole(context, CONTRACTS);
  try {
    return await repeated(context.runs, () => once(context, opened));
  } finally {
    await opened.close();
  }
}

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

/** Addresses below the account, by page; each measurement takes the next one. */
function pages(reference: string): Readonly<Record<string, readonly string[]>> {
  return {
    overview: ["/overview?weeks=12", "/overview?weeks=52"],
    "contracts, newest": [list("limit=50")],
    "contracts, sorted otherwise": ["sent", "ended", "expiring"].map((sort) => list(`sort=${sort}`)),
    "contracts, filtered": [
      "status=failed",
      "status=sent&sort=expiring",
      "playbook=nda",
      "connection=zoho-sign&status=declined",
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
      "/deliveries?connection=zoho-sign",
      "/deliveries?state=ignored",
      "/deliveries?connection=none",
    ],
    playbooks: ["/playbooks"],
    playbook: ["/playbooks/sales-agreement", "/playbooks/sales-agreement/history"],
    "playbook, what can be chosen": ["/choices"],
    connections: ["/connections"],
    "connections, what can be connected": ["/connections/providers"],
    settings: ["/settings", "/people", "/keys", "/changes"],
  };
}

async function once({ say }: BenchContext, opened: Console): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for (const [page, paths] of Object.entries(pages(opened.reference))) {
    const tookMs: number[] = [];
    for (let n = 0; n < TIMES; n += 1) tookMs.push(await timed(opened, paths[n % paths.length] ?? ""));
    readings.push(...readingsOf(page, tookMs));
  }
  const deep = await deepPages(opened);
  readings.push(...readingsOf("contracts, two hundred pages on", deep));
  say("each page asked for a hundred times");
  return readings;
}

function readingsOf(page: string, tookMs: readonly number[]): readonly Reading[] {
  return [
    { what: `${page}: p50`, value: percentile(tookMs, 0.5), unit: "ms" },
    { what: `${page}: p95`, value: percentile(tookMs, 0.95), unit: "ms", bound: AT_MOST },
    { what: `${page}: p99`, value: percentile(tookMs, 0.99), unit: "ms" },
  ];
}

async function timed(opened: Console, path: string): Promise<number> {
  return (await ask(opened, path)).tookMs;
}

/** One browser asks for more here than a person ever does: what is held back for it is asked again, and not measured. */
async function ask(
  opened: Console,
  path: string,
): Promise<{ readonly tookMs: number; readonly body: unknown }> {
  const started = performance.now();
  const { status, body, headers } = await opened.visitor.get(`/api/accounts/${MEASURED}${path}`);
  const tookMs = performance.now() - started;
  if (status === TOO_MANY) {
    await setTimeout(Number(headers.get("retry-after")) * 1000);
    return ask(opened, path);
  }
  if (status !== 200) throw new Broken(`${path} answered ${status}: ${JSON.stringify(body)}`);
  return { tookMs, body };
}

/** Paging on and on costs no more at the end than at the beginning, and shows nothing twice. */
async function deepPages(opened: Console): Promise<readonly number[]> {
  const seen = new Set<string>();
  const tookMs: number[] = [];
  for (let page = 0, after = ""; page < 200; page += 1) {
    const { body, tookMs: took } = await ask(opened, `/contracts?limit=200${after}`);
    tookMs.push(took);
    const { contracts, next } = pageOf(body);
    for (const reference of contracts) {
      if (seen.has(reference)) throw new Broken(`${reference} stands on two pages`);
      seen.add(reference);
    }
    if (next === undefined) throw new Broken(`there was no page after the ${page + 1}th`);
    after = `&after=${next}`;
  }
  return tookMs;
}

function pageOf(body: unknown): { readonly contracts: readonly string[]; readonly next?: string } {
  if (typeof body !== "object" || body === null || !("contracts" in body) || !Array.isArray(body.contracts))
    throw new Broken("an answer that is no page");
  const contracts = body.contracts.map((row: unknown) =>
    typeof row === "object" && row !== null && "reference" in row ? String(row.reference) : "",
  );
  return { contracts, ...("next" in body && typeof body.next === "string" ? { next: body.next } : {}) };
}
