import { z } from "zod";

// Only what we use, and tolerant: what merely informs is left out where it surprises, and unknown keys are dropped.
const id = z.union([z.string(), z.number()]);
const text = z.string().nullish();
const extra = text.catch(undefined);
const flag = z.boolean().nullish().catch(undefined);

/** A participant of a contract (docs page `participant`). */
const Participant = z.object({
  id: id.nullish().catch(undefined),
  name: text,
  email: text,
  signatory: flag,
  sign_state: extra,
  sign_state_updated_time: extra,
  sign_method: extra,
  delivery_channel: extra,
  delivery_status: extra,
  _private_ownerside: z
    .object({
      custom_id: extra,
      first_visited_time: extra,
      visits: z.number().nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});
export type Participant = z.infer<typeof Participant>;

/** A party: companies have `participants`, individuals one `participant` (docs page `party`). */
const Party = z.object({
  type: extra,
  name: text,
  my_party: flag,
  participants: z.array(Participant).nullish(),
  participant: Participant.nullish(),
});
export type Party = z.infer<typeof Party>;

/** A data field; its custom id stands at the top in templates and under `_private_ownerside` in contracts. */
export const DataField = z.object({
  id: id.nullish(),
  custom_id: extra,
  name: extra,
  value: extra,
  _private_ownerside: z.object({ custom_id: extra }).nullish().catch(undefined),
});
export type DataField = z.infer<typeof DataField>;

/** A contract (docs page `contract`). */
export const VendorContract = z.object({
  id,
  state: z.string(),
  state_updated_time: extra,
  published_time: extra,
  updated_time: extra,
  signing_period_expiry_time: extra,
  parties: z.array(Party).nullish().catch(undefined),
  data_fields: z.array(DataField).nullish().catch(undefined),
  _private: z.object({ name: extra }).nullish().catch(undefined),
});
export type VendorContract = z.infer<typeof VendorContract>;

/** What happened to a contract (docs page `webhook-and-event`). */
export const ContractEvent = z.object({ type: extra, created_time: extra });
export type ContractEvent = z.infer<typeof ContractEvent>;

/** The envelope of all lists (docs page `pagination`). */
export function pageOf<T>(item: z.ZodType<T>): z.ZodType<{ data: T[]; count?: number | null | undefined }> {
  return z.object({ data: z.array(item), count: z.number().nullish().catch(undefined) });
}

const Method = z.object({ name: z.string() });
const Channel = Method.extend({ required_participant_attributes: z.array(z.string()).nullish() });
const methods = z.array(Method).nullish().catch(undefined);

/** What a template permits (`available_options`). */
const AvailableOptions = z.object({
  delivery_channels: z.array(Channel).nullish().catch(undefined),
  sign_methods: methods,
  two_step_authentication_methods: z.array(Channel).nullish().catch(undefined),
});
export type AvailableOptions = z.infer<typeof AvailableOptions>;

export const TemplateSummary = z.object({ id, name: text });

/** `GET /templates/{id}` (docs page `template`). */
export const VendorTemplate = z.object({
  id,
  name: text,
  template_active: flag,
  template_type: z.object({ id }).nullish(),
  workspaces: z.array(z.object({ id })).nullish().catch(undefined),
  available_options: AvailableOptions.nullish().catch(undefined),
});
export type VendorTemplate = z.infer<typeof VendorTemplate>;

/** `GET /template_types/{id}`: where data fields are defined. */
export const TemplateType = z.object({ data_fields: z.array(DataField).nullish() });

/** A workspace, with what the acting user may do there. */
export const Workspace = z.object({
  id,
  name: text,
  _permissions: z.object({ "contract:create": flag }).nullish().catch(undefined),
});
export type Workspace = z.infer<typeof Workspace>;

/** A user of the account (docs page `user`). */
export const User = z.object({ name: text, email: text, active: flag });
export type User = z.infer<typeof User>;

/** A file of a contract (docs page `download-a-contract-file`). */
export const ContractFile = z.object({ id, type: text, name: extra, extension: extra });

/** A webhook (docs page `webhook`); its id is named in two ways. */
export const Webhook = z.object({
  id: id.nullish(),
  webhook_id: id.nullish(),
  callback_url: text,
  filters: z.unknown().optional(),
  template_group_id: id.nullish().catch(undefined),
});
export type Webhook = z.infer<typeof Webhook>;
