import { CountersignError, STOP } from "../../domain/errors.ts";

/** A method of the port that this dialect has not: says so without a call. */
export function unsupported(connection: string, operation: string, detail: string): () => Promise<never> {
  return async () => {
    throw new CountersignError("unsupported", STOP, detail, { connection, operation });
  };
}
