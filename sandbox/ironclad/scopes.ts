/** Scopes of the public API that the sandbox knows. Source: the vendor's OpenAPI, `OAuth2`. */
export const SCOPES = [
  "public.records.readRecords",
  "public.records.readAttachments",
  "public.webhooks.createWebhooks",
  "public.webhooks.readWebhooks",
  "public.webhooks.updateWebhooks",
  "public.webhooks.deleteWebhooks",
  "public.workflows.createWorkflows",
  "public.workflows.readWorkflows",
  "public.workflows.updateWorkflows",
  "public.workflows.readApprovals",
  "public.workflows.updateApprovals",
  "public.workflows.readSignatures",
  "public.workflows.readParticipants",
  "public.workflows.revertToReview",
  "public.workflows.cancel",
  "public.workflows.pauseAndResume",
  "public.workflows.readSchemas",
  "public.workflows.readDocuments",
  "public.workflows.createDocuments",
  "public.workflows.readSignStatus",
  "public.workflows.sendSignatureRequests",
  "public.workflows.cancelSignatureRequests",
  "public.workflows.updateSigners",
  "public.workflows.deleteSigners",
  "public.workflows.remindSigners",
] as const;

/** One of them. */
export type Scope = (typeof SCOPES)[number];
