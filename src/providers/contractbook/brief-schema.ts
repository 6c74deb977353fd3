import { z } from "zod";

const text = z.string().nullish();
const id = z.union([z.string(), z.number()]);

const Signatory = z.object({ email: text, name: text, role: text, status: text });

const Draft = z.object({
  id: id.nullish(),
  status: text,
  title: text,
  signatories: z.array(Signatory).nullish().catch(undefined),
  updated_at: text.catch(undefined),
});
export type BriefDraft = z.infer<typeof Draft>;

// the article reads the id at the top; a wrapper is taken too
const Wrapped = z.object({ data: Draft.nullish().catch(undefined), draft: Draft.nullish().catch(undefined) });

/** The draft in an answer of API v1, at the top or inside `data` or `draft`. */
export const BriefAnswer = z.unknown().transform((body): BriefDraft => {
  const top = Draft.safeParse(body).data;
  const wrapped = Wrapped.safeParse(body).data;
  const candidates = [top, wrapped?.data, wrapped?.draft];
  return candidates.find((draft) => draft?.id) ?? candidates.find((draft) => draft?.status) ?? {};
});
