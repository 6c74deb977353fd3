import { CountersignError } from "../../domain/errors.ts";

const MOMENTARY: ReadonlySet<string> = new Set(["answer_unreadable", "unavailable", "unreachable"]);

/**
 * Reads what stands beside a contract; a momentary failure is passed over once. A look at a workflow takes several calls,
 * and each of them that fails would have the whole look begin anew. Only for harmless reads.
 */
export async function onceMore<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CountersignError) || !isMomentary(error)) throw error;
    return read();
  }
}

/** Over in a moment; a pause that the vendor asks for is kept by whoever makes the calls. */
export function isMomentary({ code }: CountersignError): boolean {
  return MOMENTARY.has(code) || code === "rate_limited";
}
