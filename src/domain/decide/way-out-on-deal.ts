import { errorTexts } from "../../texts/error-texts.ts";
import type { ErrorCode } from "../errors.ts";
import { needsAGo } from "../way-out.ts";

const PRESS = "Then press “Fix and resume” on its page in Countersign.";

/** What can be done about a contract's trouble, for people who read it on a deal: sentences and buttons, no commands. */
export function wayOutOnDeal(code: ErrorCode): string {
  const { help, help_screen: onScreen = help }: { readonly help: string; readonly help_screen?: string } =
    errorTexts[code];
  return needsAGo(code) ? `${onScreen} ${PRESS}` : onScreen;
}

/** The same where the cause has been named already: only how the contract goes on. */
export function goOnOnDeal(): string {
  return PRESS;
}

/** Where the contract's page is; nothing where nobody knows. Comes last, so that the address is taken for one. */
export function pageOnDeal(pageUrl: string | undefined): string {
  return pageUrl === undefined ? "" : ` Its page: ${pageUrl}`;
}
