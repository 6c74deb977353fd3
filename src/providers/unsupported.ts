import { CountersignError, STOP } from "../domain/errors.ts";

/** A method of the port that a dialect has no call for: rejects with `unsupported` (STOP) and the sentence, without a call. */
export function unsupported(connection: string, operation: string, detail: string): () => Promise<never> {
  return async () => {
    throw new CountersignError("unsupported", STOP, detail, { connection, operation });
  };
}

/** The same for the brief's dialects: the article names no such call. */
export function notInArticle(connection: string): (operation: string) => () => Promise<never> {
  return (operation) =>
    unsupported(connection, operation, `The article's API has no call for this (${operation}).`);
}
