import { z } from "zod";

// The article shows calls, and of answers only `id` and `data`: everything else is read in the spellings that fit.
const id = z.union([z.string(), z.number()]);
const text = z.string().nullish();
const extra = text.catch(undefined);
const flag = z.boolean().nullish().catch(undefined);

const Participant = z.object({
  name: extra,
  email: extra,
  signatory: flag,
  signatory_order: z.number().nullish().catch(undefined),
  signed: flag,
  signed_at: extra,
  declined: flag,
  status: extra,
  state: extra,
  sign_state: extra,
});
export type BriefParticipant = z.infer<typeof Participant>;

const people = z.array(Participant).nullish().catch(undefined);
const Party = z.object({ name: extra, participants: people });

const Contract = z.object({
  id: id.nullish(),
  state: text,
  status: text,
  name: extra,
  parties: z.array(Party).nullish().catch(undefined),
  participants: people,
  updated_time: extra,
});
export type BriefContract = z.infer<typeof Contract>;

const Wrapped = z.object({ data: Contract.nullish().catch(undefined) });

/** The contract in an answer, at the top or inside `data`. */
export const BriefAnswer = z.unknown().transform((body): BriefContract => {
  const top = Contract.safeParse(body).data;
  const candidates = [top, Wrapped.safeParse(body).data?.data];
  return candidates.find((contract) => contract?.id) ?? {};
});

const Field = z.object({ id, name: extra });

/** `GET /templates?workspace_id=`: the article reads `data`. */
export const BriefTemplates = z.object({ data: z.array(z.object({ id, name: extra })) });

/** `GET /templates/{id}`: "returns all fields with their IDs". */
export const BriefTemplate = z.object({
  id,
  name: extra,
  data_fields: z.array(Field).nullish(),
  fields: z.array(Field).nullish(),
});
export type BriefTemplate = z.infer<typeof BriefTemplate>;
