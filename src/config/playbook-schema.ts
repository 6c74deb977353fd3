import { z } from "zod";
import { Figure, Flag, LiquidText, Name, Title, WordPath } from "./values.ts";

const Plain = z.union([z.string(), z.number()]);

/** A name chosen by a value of the deal. */
export const Choice = z.strictObject({
  by: WordPath,
  map: z.record(z.string(), Name),
  default: Name.exactOptional(),
});
export const NameOrChoice = z.union([Name, Choice]);

const Amount = z
  .union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?$/, { error: "must be a number" })])
  .transform(Number)
  .pipe(z.number());

/** When a playbook applies. */
export const Condition = z
  .strictObject({
    value: WordPath,
    atLeast: Amount.exactOptional(),
    atMost: Amount.exactOptional(),
    is: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
    isNot: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
    oneOf: z.array(Plain).exactOptional(),
    present: Flag.exactOptional(),
  })
  .refine((condition) => Object.keys(condition).length > 1, {
    error: "says nothing: add atLeast, atMost, is, isNot, oneOf or present",
  });

/** Who signs, or gets a copy. */
export const Signer = z.strictObject({
  role: Name,
  name: LiquidText,
  email: LiquidText,
  phone: LiquidText.exactOptional(),
  language: LiquidText.exactOptional(),
  company: LiquidText.exactOptional(),
  order: Figure({ min: 1, max: 100, whole: true }).exactOptional(),
  receives: z.enum(["signature", "copy"]).default("signature"),
});

const Hours = Figure({ min: 0, max: 8_760, whole: false });

/** What happens to the deal; `note: ""`, `note: false` and `task: false` switch a default off. */
export const Outcome = z.strictObject({
  stage: Name.exactOptional(),
  pipeline: Name.exactOptional(),
  from: z.array(Name).exactOptional(),
  note: z.union([z.literal(false), LiquidText]).exactOptional(),
  task: z
    .union([
      z.literal(false),
      z.strictObject({ text: LiquidText.exactOptional(), dueInHours: Hours.exactOptional() }),
    ])
    .exactOptional(),
  attach: Flag.exactOptional(),
  resend: Flag.exactOptional(),
});
/** As {@link Outcome}, for one signature or the last. */
export const Signed = Outcome.extend({ when: z.enum(["each", "all"]).exactOptional() });
export type FileOutcome = z.infer<typeof Signed>;

/** What is sent, to whom and how. */
export const Send = z.strictObject({
  through: NameOrChoice,
  template: NameOrChoice,
  title: LiquidText.default("{{ deal.name }}"),
  message: LiquidText.exactOptional(),
  fields: z.record(z.string(), LiquidText).default({}),
  signers: z
    .array(Signer)
    .min(1)
    .default([
      { role: "client", name: "{{ contact.name }}", email: "{{ contact.email }}", receives: "signature" },
    ]),
  expiresInDays: Figure({ min: 1, max: 3_650, whole: true }).default(30),
  language: LiquidText.exactOptional(),
  level: LiquidText.exactOptional(),
  acceptWeaker: Flag.default(false),
  automatically: Flag.default(true),
  options: z.record(z.string(), z.json()).default({}),
});

/** A playbook as it stands in the file; outcomes hold only what is given. */
export const FilePlaybook = z.strictObject({
  id: Name.refine((text) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(text), {
    error: "must be letters, digits, `.`, `_` and `-`",
  }),
  name: Title.exactOptional(),
  enabled: Flag.default(true),
  when: z.strictObject({ pipeline: Name, stage: Name }),
  where: z.array(Condition).default([]),
  send: Send,
  contractField: Name.exactOptional(),
  onAmountChange: z.enum(["update", "note", "ignore"]).default("update"),
  reentry: z.enum(["whenOver", "never"]).default("whenOver"),
  holdAbove: z.union([z.literal(false), Figure({ min: 1, max: 1_000_000, whole: true })]).exactOptional(),
  archiveFirst: Flag.default(true),
  outcomes: z
    .strictObject({
      sent: Outcome.exactOptional(),
      viewed: Outcome.exactOptional(),
      signerSigned: Outcome.exactOptional(),
      signed: Signed.exactOptional(),
      declined: Outcome.exactOptional(),
      expired: Outcome.exactOptional(),
      withdrawn: Outcome.exactOptional(),
      failed: Outcome.exactOptional(),
    })
    .default({}),
});
export type FilePlaybook = z.infer<typeof FilePlaybook>;
