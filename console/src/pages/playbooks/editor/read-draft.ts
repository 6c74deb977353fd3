import { recordOf } from "../../schema/schema-fields.ts";
import { EMPTY_DRAFT, OUTCOME_NAMES } from "./draft.ts";
import type { Choice, Condition, Draft, Sending, Signer } from "./draft.ts";
import { isFlag, isListOf, isNumber, isOneOf, isPlain, isText, kept } from "./kept.ts";
import { readOutcome } from "./read-outcome.ts";

/**
 * What the editor edits, of a kept playbook. It may be of a version that wrote other things: whatever is not as it must be is
 * left out, and stands as in a new playbook.
 */
export function readDraft(given: unknown): Draft {
  const playbook = recordOf(given);
  const when = recordOf(playbook["when"]);
  const outcomes = recordOf(playbook["outcomes"]);
  return {
    ...EMPTY_DRAFT,
    ...kept(playbook, "id", isText),
    // who has no name is called by the id
    name: [playbook["name"], playbook["id"]].find((name) => isText(name)) ?? "",
    // as the configuration file has it: who says nothing is on
    enabled: playbook["enabled"] !== false,
    when: { ...EMPTY_DRAFT.when, ...kept(when, "pipeline", isText), ...kept(when, "stage", isText) },
    where: listOf(playbook["where"]).map(readCondition),
    send: readSending(recordOf(playbook["send"])),
    ...kept(playbook, "contractField", isText),
    ...kept(playbook, "onAmountChange", isOneOf("update", "note", "ignore")),
    ...kept(playbook, "reentry", isOneOf("whenOver", "never")),
    ...kept(playbook, "holdAbove", isHoldAbove),
    ...kept(playbook, "archiveFirst", isFlag),
    outcomes: Object.fromEntries(
      [...OUTCOME_NAMES, "failed"].flatMap((name) =>
        outcomes[name] === undefined ? [] : [[name, readOutcome(outcomes[name])]],
      ),
    ),
  };
}

function isHoldAbove(value: unknown): value is number | false {
  return value === false || isNumber(value);
}

function readSending(send: Readonly<Record<string, unknown>>): Sending {
  const { through, template, fields, signers, options } = send;
  return {
    ...EMPTY_DRAFT.send,
    through: readChoice(through),
    template: readChoice(template),
    ...kept(send, "title", isText),
    ...kept(send, "message", isText),
    fields: textsOf(fields),
    ...(Array.isArray(signers) ? { signers: signers.map(readSigner) } : {}),
    ...kept(send, "expiresInDays", isNumber),
    ...kept(send, "language", isText),
    ...kept(send, "level", isText),
    ...kept(send, "acceptWeaker", isFlag),
    ...kept(send, "automatically", isFlag),
    options: { ...recordOf(options) },
  };
}

function readChoice(value: unknown): string | Choice {
  if (isText(value)) return value;
  const choice = recordOf(value);
  const { by } = choice;
  return isText(by) ? { by, map: textsOf(choice["map"]), ...kept(choice, "default", isText) } : "";
}

function readCondition(value: unknown): Condition {
  const condition = recordOf(value);
  return {
    value: "",
    ...kept(condition, "value", isText),
    ...kept(condition, "atLeast", isNumber),
    ...kept(condition, "atMost", isNumber),
    ...kept(condition, "is", isPlain),
    ...kept(condition, "isNot", isPlain),
    ...kept(
      condition,
      "oneOf",
      isListOf((one) => isText(one) || isNumber(one)),
    ),
    ...kept(condition, "present", isFlag),
  };
}

function readSigner(value: unknown): Signer {
  const signer = recordOf(value);
  return {
    role: "",
    name: "",
    email: "",
    receives: "signature",
    ...kept(signer, "role", isText),
    ...kept(signer, "name", isText),
    ...kept(signer, "email", isText),
    ...kept(signer, "phone", isText),
    ...kept(signer, "language", isText),
    ...kept(signer, "company", isText),
    ...kept(signer, "order", isNumber),
    ...kept(signer, "receives", isOneOf("signature", "copy")),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).flatMap(([name, text]) => (isText(text) ? [[name, text]] : [])),
  );
}
