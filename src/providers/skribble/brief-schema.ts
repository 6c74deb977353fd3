import { z } from "zod";

const text = z.string().nullish();
const extra = text.catch(undefined);

const Signer = z.object({ email: extra, name: extra, status: extra, signed_at: extra });

const Request = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  status: text,
  status_overall: text,
  title: extra,
  signers: z.array(Signer).nullish().catch(undefined),
  updated_at: extra,
});
export type BriefRequest = z.infer<typeof Request>;

const Wrapped = z.object({ signature_request: Request });

/** A signature request as the article's code reads it: at the top, or inside `signature_request`. */
export const BriefAnswer = z.unknown().transform((body, context): BriefRequest => {
  const candidates = [Wrapped.safeParse(body).data?.signature_request, Request.safeParse(body).data];
  const found = candidates.find((request) => request?.id);
  if (found) return found;
  context.addIssue("no signature request");
  return z.NEVER;
});
