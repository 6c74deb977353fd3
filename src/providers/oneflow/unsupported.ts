import { CountersignError, STOP } from "../../domain/errors.ts";

/** A method of the port that a dialect has no call for: rejects with the sentence that says so. */
export function unsupported(connection: string, operation: string, detail: string): () => Promise<never> {
  return async () => {
    throw new CountersignError("unsupported", STOP, detail, { connection, operation });
  };
}
