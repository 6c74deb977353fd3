import type { Contract } from "../contract.ts";
import type { ErrorCode } from "../errors.ts";
import { onScreen } from "../telling/on-screen.ts";
import { wayOut } from "../way-out.ts";

const BUTTON = "“Fix and resume”";
const PRESS = `Then press ${BUTTON} on its page in Countersign.`;

/** What can be done about a contract's trouble, for people who read it on a deal: sentences and buttons, no commands. */
export function wayOutOnDeal(contract: Pick<Contract, "account" | "reference">, code: ErrorCode): string {
  return onScreen(wayOut(contract, code)).replace(`Then go on with ${BUTTON}.`, PRESS);
}

/** The same where the cause has been named already: only how the contract goes on. */
export function goOnOnDeal(): string {
  return PRESS;
}

/** Where the contract's page is; nothing where nobody knows. Comes last, so that the address is taken for one. */
export function pageOnDeal(pageUrl: string | undefined): string {
  return pageUrl === undefined ? "" : ` Its page: ${pageUrl}`;
}
