const OF_CONTRACTS = ["contracts", "contract", "overview", "attention", "playbooks"] as const;

/** What pages have read of each noun that the stream names. */
const READINGS: Readonly<Record<string, readonly string[]>> = {
  playbooks: ["playbooks", "playbook", "playbook-versions", "choices", "overview", "contract-filters"],
  connections: ["connections", "attention", "overview", "contract-filters"],
  settings: ["settings", "session"],
  people: ["people", "keys", "session"],
  changes: ["changes"],
};

/**
 * Which readings an event of the stream makes stale: `{ contracts: [reference…], deliveries: n, changed: [noun…] }`.
 * Nonsense: none.
 */
export function changedNouns(data: unknown): readonly string[] {
  const event = parse(data);
  const contracts = "contracts" in event && Array.isArray(event.contracts) ? event.contracts.length : 0;
  const deliveries = "deliveries" in event ? Number(event.deliveries) : 0;
  const changed = "changed" in event && Array.isArray(event.changed) ? event.changed.map(String) : [];
  const readings = changed.flatMap((noun) => (Object.hasOwn(READINGS, noun) ? (READINGS[noun] ?? []) : []));
  return [
    ...(contracts > 0 ? OF_CONTRACTS : []),
    ...(deliveries > 0 ? ["deliveries", "connections"] : []),
    ...readings,
  ];
}

function parse(data: unknown): object {
  try {
    const value: unknown = JSON.parse(String(data));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
