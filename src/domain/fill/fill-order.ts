import type { Reference } from "../contract.ts";
import type { DealView } from "../deal.ts";
import type { ContractOrder } from "../order.ts";
import type { Playbook } from "../playbook.ts";
import { SIGNATURE_LEVELS, signatureLevel } from "../signer.ts";
import type { SignatureLevel } from "../signer.ts";
import { choose } from "./choose.ts";
import { cleanLine, cleanText, shortened } from "./clean-text.ts";
import { fillSigners } from "./fill-signers.ts";
import { languageCode } from "./language.ts";
import { whatToFillIn } from "./what-to-fill-in.ts";
import type { Problem } from "./problem.ts";
import { renderText } from "./render-text.ts";
import type { Scope } from "./scope.ts";

const TITLE_LENGTH = 200;
const MESSAGE_LENGTH = 5_000;
const FIELD_LENGTH = 10_000;
const DAY_MS = 86_400_000;

/** What an order is filled from. `template` spares the choice when it was already made. */
export interface OrderSource {
  readonly playbook: Playbook;
  readonly scope: Scope;
  readonly view: DealView;
  readonly reference: Reference;
  readonly timezone: string;
  readonly locale: string;
  readonly now: Date;
  readonly template?: string;
  readonly tags?: readonly string[];
}

/** The exact values of a contract, or every problem that stands in the way. Pure; nothing is looked up. */
export function fillOrder(
  source: OrderSource,
): { readonly order: ContractOrder } | { readonly problems: readonly Problem[] } {
  const { playbook, scope, view, reference, timezone, locale, now } = source;
  const { send } = playbook;
  const problems: Problem[] = [];
  const text = (what: string, template: string): string => {
    const result = renderText(template, scope, what);
    if ("text" in result) return result.text;
    problems.push(...result.problems);
    return "";
  };
  const template = source.template ?? chosenTemplate(playbook, scope, problems);
  const title = requiredTitle(send.title, text("title", send.title), scope, problems);
  const message = send.message === undefined ? "" : cleanText(text("message", send.message));
  const fields = Object.entries(send.fields).flatMap(([name, value]) => {
    const filled = shortened(cleanText(text(`fields.${name}`, value)), FIELD_LENGTH);
    return filled === "" ? [] : [[name, filled] as const];
  });
  const language = orderLanguage(send.language, scope, problems);
  const level = orderLevel(send.level, scope, problems);
  const people = fillSigners(send.signers, scope);
  problems.push(...people.problems);
  if (problems.length > 0) return { problems };
  const { id, name, price } = view.deal;
  return {
    order: {
      reference,
      template,
      title,
      ...(message === "" ? {} : { message: shortened(message, MESSAGE_LENGTH) }),
      fields: Object.fromEntries(fields),
      signers: people.signers,
      tags: source.tags ?? [],
      expiresAt: new Date(now.getTime() + send.expiresInDays * DAY_MS).toISOString(),
      ...(language === undefined ? {} : { language }),
      ...(level === undefined ? {} : { level }),
      timezone,
      locale,
      deal: { id, name, price },
      options: send.options,
    },
  };
}

function chosenTemplate({ send }: Playbook, scope: Scope, problems: Problem[]): string {
  const chosen = choose(send.template, scope, "template");
  if ("value" in chosen) return chosen.value;
  problems.push(chosen.problem);
  return "";
}

function requiredTitle(template: string, rendered: string, scope: Scope, problems: Problem[]): string {
  const title = shortened(cleanLine(rendered), TITLE_LENGTH);
  if (title === "" && !problems.some((problem) => problem.what === "title")) {
    problems.push({ what: "title", text: `The contract's title is empty. ${whatToFillIn(template, scope)}` });
  }
  return title;
}

function orderLevel(text: string | undefined, scope: Scope, problems: Problem[]): SignatureLevel | undefined {
  if (text === undefined) return undefined;
  const result = renderText(text, scope, "level");
  if ("problems" in result) {
    problems.push(...result.problems);
    return undefined;
  }
  const wanted = cleanLine(result.text);
  if (wanted === "") return undefined;
  const level = signatureLevel(wanted);
  if (level === undefined) {
    const says = `The level of the signatures is none of ${SIGNATURE_LEVELS.join(", ")}: “${shortened(wanted, 40)}”.`;
    problems.push({ what: "level", text: `${says} ${whatToFillIn(text, scope)}` });
  }
  return level;
}

function orderLanguage(text: string | undefined, scope: Scope, problems: Problem[]): string | undefined {
  if (text === undefined) return undefined;
  const result = renderText(text, scope, "language");
  if ("problems" in result) {
    problems.push(...result.problems);
    return undefined;
  }
  const wanted = cleanLine(result.text);
  if (wanted === "") return undefined;
  const code = languageCode(wanted, scope.locale);
  if (code === undefined) {
    const says = `The contract's language is not one we know: “${shortened(wanted, 40)}”.`;
    problems.push({ what: "language", text: `${says} ${whatToFillIn(text, scope)}` });
  }
  return code;
}
