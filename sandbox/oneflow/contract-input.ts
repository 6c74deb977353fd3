import { z } from "zod";
import { DELIVERY_CHANNELS, SIGN_METHODS, TWO_STEP_METHODS } from "./contract.ts";

const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/u;
/** An e-mail address in its plain form. */
export const email = z.string().max(254).regex(EMAIL, "Not a valid e-mail address.");

const PHONE = /^\+\d{6,15}$/u;
const id = z.int().positive();
const short = z.string().max(250);
const customId = z.strictObject({ custom_id: z.string().max(100).nullish() });
const permissions = z.strictObject({ "contract:update": z.boolean().optional() });

const roles = {
  _permissions: permissions.optional(),
  _private_ownerside: customId.optional(),
  phone_number: z.string().regex(PHONE, "Not a phone number with its country code.").nullish(),
  identification_number: z.string().max(25).nullish(),
  title: short.nullish(),
  signatory: z.boolean().optional(),
  sign_method: z.enum(SIGN_METHODS).optional(),
  two_step_authentication_method: z.enum(TWO_STEP_METHODS).optional(),
};

/** Body of `POST …/parties/{id}/participants` for a counterparty, and each participant at create. */
export const participantInput = z.strictObject({
  ...roles,
  name: z.string().trim().min(1).max(100),
  email: email.nullish(),
  delivery_channel: z.enum(DELIVERY_CHANNELS),
});

/** A participant of the owner's side is a user of the account: the e-mail address says who. */
export const ownParticipantInput = z.strictObject({
  ...roles,
  name: z.string().max(100).optional(),
  email,
  organizer: z.boolean().optional(),
  delivery_channel: z.enum(DELIVERY_CHANNELS).optional(),
});

const companyInput = z.strictObject({
  type: z.literal("company"),
  name: z.string().trim().min(1).max(100),
  country_code: z.string().length(2).nullish(),
  identification_number: z.string().max(25).nullish(),
  _private_ownerside: customId.optional(),
  participants: z.array(participantInput).min(1).max(40),
});

const individualInput = z.strictObject({
  type: z.literal("individual"),
  country_code: z.string().length(2).nullish(),
  _private_ownerside: customId.optional(),
  participant: participantInput,
});

/** Body of `POST /contracts/{id}/parties`, and each counterparty at create. */
export const partyInput = z.discriminatedUnion("type", [companyInput, individualInput]);

const myPartyInput = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  country_code: z.string().length(2).nullish(),
  identification_number: z.string().max(25).nullish(),
  creator_inherit_settings_from_template: z.boolean().optional(),
  participants: z.array(ownParticipantInput).min(1).max(29),
});

const money = z.strictObject({
  amount: z.string().regex(/^-?\d+(?:\.\d+)?$/u, "Not an amount."),
  currency: z.string().length(3).nullish(),
});

/**
 * Body of `POST /contracts/create`. Tags and the folder are left out: the vendor's page names no shape that could be read.
 * Source: https://developer.oneflow.com/reference/create-a-contract
 */
export const createInput = z.strictObject({
  workspace_id: id,
  template_id: id,
  name: z.string().max(130).optional(),
  my_party: myPartyInput.optional(),
  parties: z.array(partyInput).max(40).optional(),
  data_fields: z
    .array(z.strictObject({ custom_id: z.string().min(1).max(250), value: z.string().max(100_000) }))
    .max(500)
    .optional(),
  value: money.optional(),
});

/** Body of `POST /contracts/{id}/publish`; both are always asked for. */
export const publishInput = z.strictObject({
  subject: z.string().trim().min(1).max(1000),
  message: z.string().max(10_000),
});

const signingPeriod = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("never") }),
  z.strictObject({
    type: z.literal("days_after_publish"),
    expire_days_after_publish: z.int().min(1).max(3650),
  }),
  z.strictObject({ type: z.literal("fixed_date"), expire_date: z.string() }),
]);

/** Body of `PUT /contracts/{id}`. Source: https://developer.oneflow.com/docs/update-top-level-information */
export const updateInput = z.strictObject({
  _private: z.strictObject({
    name: z.string().max(130).optional(),
    value: money.nullable().optional(),
    signing_period_expiration: signingPeriod.optional(),
  }),
});

const fieldInput = z.strictObject({
  id: id.optional(),
  _private_ownerside: z.strictObject({ custom_id: z.string().max(250) }).optional(),
  value: z.string().max(100_000).nullish(),
});

/** Body of `PUT /contracts/{id}/data_fields/{field}`. */
export const fieldUpdateInput = fieldInput;

const fieldList = z.array(fieldInput).min(1).max(500);

/**
 * Body of `PUT /contracts/{id}/data_fields`. The tutorial says what each entry holds and not what stands around them:
 * the list alone and the list under its name are both taken.
 */
export const fieldsUpdateInput = z.union([
  fieldList,
  z.strictObject({ data_fields: fieldList }).transform(({ data_fields: fields }) => fields),
]);

/** Body of `PUT …/participants/{id}`: the roles only. */
export const roleInput = z.strictObject({
  signatory: z.boolean().optional(),
  _permissions: permissions.optional(),
});

const rules = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("EVENT_TYPE"), values: z.array(z.string().min(1)).min(1).max(50) }),
  z.strictObject({ type: z.literal("WORKSPACE"), values: z.array(id).min(1).max(50) }),
]);

/** Body of `POST /webhooks`. Source: https://developer.oneflow.com/reference/create-a-webhook */
export const webhookInput = z.strictObject({
  callback_url: z.string().min(1).max(1000),
  configuration: z.looseObject({}).optional(),
  filters: z.array(z.strictObject({ filter_rules: z.array(rules).min(1).max(2) })).nullish(),
  integration_instance: z.null().optional(),
  sign_key: z.string().min(1).max(1000).nullish(),
  template_group_id: id.nullish(),
});

/** Body of `PUT /webhooks/{id}`: what is left out stays. */
export const webhookChange = webhookInput.partial();

/** What a caller may say at create. */
export type CreateInput = z.infer<typeof createInput>;
/** What a caller may say about a counterparty. */
export type PartyInput = z.infer<typeof partyInput>;
/** What a caller may say about somebody of a counterparty. */
export type ParticipantInput = z.infer<typeof participantInput>;
/** What a caller may say about a colleague. */
export type OwnParticipantInput = z.infer<typeof ownParticipantInput>;
/** What a caller may say about the contract as a whole. */
export type UpdateInput = z.infer<typeof updateInput>;
/** One data field to change; a value left out stays, `null` and `""` empty it. */
export type FieldInput = z.infer<typeof fieldInput>;
/** What a caller may say about a webhook that is there. */
export type WebhookChange = z.infer<typeof webhookChange>;
