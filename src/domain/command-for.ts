import type { Contract } from "./contract.ts";

/** The command line that does something to this very contract, as it stands in a sentence. */
export function commandFor(
  name: "look" | "retry" | "send" | "withdraw",
  { account, reference }: Pick<Contract, "account" | "reference">,
): string {
  return `\`countersign ${name} --account ${account} --contract ${reference}\``;
}
