import { CountersignError, ERRORS } from "../domain/errors.ts";
import type { Finding } from "../providers/provider.ts";

/** A check that cannot be carried out is a finding too. */
export async function findingsOf(check: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return [{ level: "problem", text: error.message, help: ERRORS[error.code].help }];
  }
}
