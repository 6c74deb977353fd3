import { commandFor } from "./command-for.ts";
import type { Contract } from "./contract.ts";
import { breaksConnection } from "./decide/breaks-connection.ts";
import { isProbed } from "./decide/is-probed.ts";
import { ERRORS } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";

/**
 * What a person can do about this contract's trouble: how to mend the cause, and the command that makes this very contract
 * go on, where it does not do so by itself.
 */
export function wayOut(
  { account, reference }: Pick<Contract, "account" | "reference">,
  code: ErrorCode,
): string {
  const help = ERRORS[code].help
    .replaceAll("--account ACCOUNT", `--account ${account}`)
    .replaceAll("--contract REFERENCE", `--contract ${reference}`);
  return needsAGo(code) ? `${help} ${goOn({ account, reference })}` : help;
}

/** Does its contract go on only when a person says so, which its help does not tell? */
export function needsAGo(code: ErrorCode): boolean {
  const goesOnByItself = isProbed({ code }) || breaksConnection(code);
  return !goesOnByItself && !ERRORS[code].help.includes("countersign retry");
}

/** The command that makes this very contract go on, once the cause is mended. */
function goOn(contract: Pick<Contract, "account" | "reference">): string {
  return `Then go on with ${commandFor("retry", contract)}.`;
}
