import { CountersignError, ERRORS } from "../domain/errors.ts";
import type { ErrorCode } from "../domain/errors.ts";
import type { Finding } from "../providers/provider.ts";

/** What to do next where somebody checks, and nobody tries again by itself. */
const WHEN_CHECKING: Readonly<Partial<Record<ErrorCode, string>>> = {
  unreachable: "Check the address and the network, look at the vendor's status page, and check again.",
  unavailable: "Look at the vendor's status page, and check again a little later.",
  rate_limited: "Check again when the time that it asked for is over.",
  configuration_invalid: "Change what it names in Kommo, or correct the file.",
};

/** A check that cannot be carried out is a finding too. */
export async function findingsOf(check: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return [
      { level: "problem", text: error.message, help: WHEN_CHECKING[error.code] ?? ERRORS[error.code].help },
    ];
  }
}
