import { z } from "zod";

const text = z.string().nullish();
const extra = text.catch(undefined);

const TemplateSummary = z.object({ id: z.string(), name: text });
export type BriefSummary = z.infer<typeof TemplateSummary>;

/** `GET /templates`. */
export const BriefTemplates = z.object({ templates: z.array(TemplateSummary) });

/** One entry of `schemaFields`: the article names only its type and its name. */
const SchemaField = z.object({
  name: z.string(),
  type: extra,
  required: z.boolean().nullish().catch(undefined),
  options: z.array(z.string()).nullish().catch(undefined),
});
export type BriefField = z.infer<typeof SchemaField>;

/** `GET /templates/{id}`. */
export const BriefTemplate = z.object({
  id: z.string(),
  name: extra,
  schemaFields: z.array(SchemaField),
});
export type BriefTemplate = z.infer<typeof BriefTemplate>;

const SignerGroup = z.object({ signers: z.array(z.object({ email: text, name: text })) });

/** A workflow; its state stands under one of three names, as the article's texts differ. */
export const BriefWorkflow = z.object({
  id: z.string(),
  status: text,
  workflowStatus: extra,
  state: extra,
  title: extra,
  viewerUrl: extra,
  updatedAt: extra,
  signerGroups: z.array(SignerGroup).nullish().catch(undefined),
});
export type BriefWorkflow = z.infer<typeof BriefWorkflow>;

const BriefDocument = z.object({
  name: extra,
  filename: extra,
  type: extra,
  status: extra,
  downloadUrl: z.string(),
});
export type BriefDocument = z.infer<typeof BriefDocument>;

/** `GET /workflows/{id}/documents`: a list, or a list under a name. */
export const BriefDocuments = z.union([
  z.array(BriefDocument),
  z.object({ documents: z.array(BriefDocument) }).transform(({ documents }) => documents),
]);

/** `GET /workflows/{id}/revisions`: kept as it comes. */
export const BriefRevisions = z.union([z.array(z.looseObject({})), z.looseObject({})]);
