import { z } from "zod";
import type { JsonObject } from "../domain/json.ts";
import type { Choice, OutcomeName } from "../domain/playbook.ts";
import { NameOrChoice } from "./playbook-schema.ts";
import { Figure, Flag, Name } from "./values.ts";

/** As much of a playbook as is needed to see whether it fits the account's other parts; absent = could not be read. */
export interface PlaybookOutline {
  readonly id?: string | undefined;
  readonly when?: { readonly pipeline: string; readonly stage: string } | undefined;
  readonly send: {
    readonly through?: string | ChoiceOutline | undefined;
    readonly signers?: readonly SignerOutline[] | undefined;
    readonly automatically?: boolean | undefined;
    readonly options?: JsonObject | undefined;
  };
  readonly outcomes: Readonly<Partial<Record<OutcomeName, OutcomeOutline | undefined>>>;
}

type ChoiceOutline = Pick<Choice, "map" | "default">;

interface SignerOutline {
  readonly order?: number | undefined;
  readonly receives: "signature" | "copy";
}

interface OutcomeOutline {
  readonly stage?: string | undefined;
  readonly pipeline?: string | undefined;
}

/** What is wrong itself counts as not there: its own problem has been told already. */
function unlessWrong<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const Signer = z.looseObject({
  order: unlessWrong(Figure({ min: 1, max: 100, whole: true })),
  receives: z.enum(["signature", "copy"]).catch("signature"),
});

const Outcome = unlessWrong(z.looseObject({ stage: unlessWrong(Name), pipeline: unlessWrong(Name) }));

const Outline = z.looseObject({
  id: unlessWrong(Name),
  when: unlessWrong(z.looseObject({ pipeline: Name, stage: Name })),
  send: z
    .looseObject({
      through: unlessWrong(NameOrChoice),
      signers: unlessWrong(z.array(Signer)),
      automatically: unlessWrong(Flag),
      options: unlessWrong(z.record(z.string(), z.json())),
    })
    .catch({}),
  outcomes: z
    .looseObject({
      sent: Outcome,
      viewed: Outcome,
      signerSigned: Outcome,
      signed: Outcome,
      declined: Outcome,
      expired: Outcome,
      withdrawn: Outcome,
      failed: Outcome,
    })
    .catch({}),
});

/** The outline of a playbook whose schema found problems. Never throws. */
export function playbookOutline(value: unknown): PlaybookOutline {
  const read = Outline.safeParse(value);
  return read.success ? read.data : { send: {}, outcomes: {} };
}
