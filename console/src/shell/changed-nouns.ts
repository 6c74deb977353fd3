const OF_CONTRACTS = ["contracts", "contract", "overview", "attention", "playbooks"] as const;

/** Which readings an event of the stream makes stale: `{ contracts: [reference…], deliveries: n }`. Nonsense: none. */
export function changedNouns(data: unknown): readonly string[] {
  const event = parse(data);
  const contracts = "contracts" in event && Array.isArray(event.contracts) ? event.contracts.length : 0;
  const deliveries = "deliveries" in event ? Number(event.deliveries) : 0;
  return [...(contracts > 0 ? OF_CONTRACTS : []), ...(deliveries > 0 ? ["deliveries", "connections"] : [])];
}

function parse(data: unknown): object {
  try {
    const value: unknown = JSON.parse(String(data));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
