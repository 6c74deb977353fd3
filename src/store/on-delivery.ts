import type { Database } from "./database.ts";

/**
 * Calls `listener` when a delivery may wait to be sorted: kept by this process or by another. Lossy by nature: callers
 * poll as well. Returns what ends it.
 */
export function onDelivery(database: Database, listener: () => void): () => void {
  return database.signals.on("countersign_deliveries", listener);
}
