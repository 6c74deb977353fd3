import { z } from "zod";

// Only what we use, and tolerant: what merely informs must not keep a signature from the CRM.
const text = z.string().nullish();
const extra = text.catch(undefined);

const Choice = z.object({
  values: z.array(z.string()).nullish(),
  freeTextAllowed: z.boolean().nullish(),
});

/** One attribute of a launch form, or of a workflow; `propertyKey` stands only in the latter. */
export const Attribute = z.object({
  type: z.string(),
  displayName: extra,
  propertyKey: extra,
  /** `always`, `never` or `conditional`. */
  required: extra,
  options: Choice.nullish().catch(undefined),
  default: z.unknown().optional(),
  elementType: z.object({ type: z.string() }).nullish().catch(undefined),
});
export type Attribute = z.infer<typeof Attribute>;

/** Attribute id → attribute. One that has another form than the others does not hide them. */
export const AttributeMap = z
  .record(z.string(), z.unknown())
  .transform((entries): Readonly<Record<string, Attribute>> => {
    const read = Object.entries(entries).flatMap(([id, value]) => {
      const attribute = Attribute.safeParse(value).data;
      return attribute === undefined ? [] : [[id, attribute] as const];
    });
    return Object.fromEntries(read);
  });
export type AttributeMap = z.infer<typeof AttributeMap>;

export const VendorTemplate = z.object({ id: z.string(), name: text, schema: AttributeMap });
export type VendorTemplate = z.infer<typeof VendorTemplate>;

export const TemplateList = z.object({ list: z.array(VendorTemplate) });

const State = z.object({ state: z.string() });
const Assignee = z.object({ userName: text, userId: text, email: text });
const Role = z.object({ id: z.string(), displayName: text, assignees: z.array(Assignee).nullish() });

/** A workflow: the contract from its launch form to the archive. */
export const Workflow = z.object({
  id: z.string(),
  ironcladId: extra,
  title: extra,
  template: extra,
  step: z.string(),
  status: z.string(),
  attributes: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  schema: AttributeMap.nullish().catch(undefined),
  roles: z.array(Role).nullish().catch(undefined),
  approvals: State.nullish().catch(undefined),
  signatures: State.nullish().catch(undefined),
  recordIds: z.array(z.string()).nullish().catch(undefined),
  lastUpdated: extra,
});
export type Workflow = z.infer<typeof Workflow>;

/** One page of `GET /workflows`. */
export const WorkflowPage = z.object({
  count: z.number().nullish().catch(undefined),
  list: z.array(Workflow),
});

export const JobStarted = z.object({ asyncJobId: z.string() });

export const Job = z.object({
  status: z.string(),
  workflow: Workflow.nullish().catch(undefined),
  error: z.object({ code: text, message: text, param: text }).nullish().catch(undefined),
});
export type Job = z.infer<typeof Job>;

const SignStatusSigner = z.object({
  name: text,
  email: text,
  roleName: text,
  status: z.string(),
  type: extra,
  routingOrder: z.number().nullish().catch(undefined),
});
export type SignStatusSigner = z.infer<typeof SignStatusSigner>;

/** `GET /workflows/{id}/sign-status`: readable only while the workflow stands in its Sign step. */
export const SignStatus = z.object({
  status: z.string(),
  routing: extra,
  signers: z.array(SignStatusSigner).nullish(),
  provider: extra,
});
export type SignStatus = z.infer<typeof SignStatus>;

/** The file in the workflow's attribute `signed`: `key` opens its download. */
export const VendorFile = z.object({ key: z.string(), filename: extra });

const Reviewer = z.object({ displayName: text, role: text, status: text });

/** `GET /workflows/{id}/approvals`. */
export const Approvals = z.object({
  approvalGroups: z.array(z.object({ status: text, reviewers: z.array(Reviewer).nullish() })).nullish(),
});

/** A registered webhook; `status` is `enabled`, `disabled` or `disabledBySystem`. */
export const Webhook = z.object({
  id: z.string(),
  targetURL: z.string(),
  status: text,
  events: z.array(z.string()).nullish().catch(undefined),
  consecutiveFailureCount: z.number().nullish().catch(undefined),
});
export type Webhook = z.infer<typeof Webhook>;

export const WebhookPage = z.object({ count: z.number().nullish().catch(undefined), list: z.array(Webhook) });
