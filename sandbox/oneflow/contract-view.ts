import type { DataField, Participant, Party, SigningPeriod, StoredContract } from "./contract.ts";
import { timeOrNull, timeText } from "./time-text.ts";
import type { World } from "./world.ts";

/** A participant as the owner's side sees it. */
export const showParticipant = (one: Participant, isMine: boolean): unknown => ({
  _permissions: { "contract:update": one.canUpdate },
  _private_ownerside: {
    created_time: timeText(one.createdAt),
    custom_id: one.customId,
    first_visited_time: timeOrNull(one.firstVisitAt),
    last_visited_time: timeOrNull(one.lastVisitAt),
    updated_time: timeText(one.updatedAt),
    visits: one.visits,
  },
  delivery_channel: one.deliveryChannel,
  delivery_status: one.deliveryStatus,
  draft_approver: false,
  email: one.email,
  id: one.id,
  identification_number: one.identificationNumber,
  my_participant: isMine,
  name: one.name,
  organizer: one.organizer,
  phone_number: one.phoneNumber,
  sign_method: one.signMethod,
  sign_state: one.signState,
  sign_state_updated_time: timeOrNull(one.signStateAt),
  signatory: one.signatory,
  title: one.title,
  two_step_authentication_method: one.twoStep,
});

/** A party: an individual has one `participant`, a company has `participants`. */
export const showParty = (party: Party): unknown => {
  const people = party.participants.map((one) => showParticipant(one, party.isMine));
  return {
    _private_ownerside: {
      created_time: timeText(party.createdAt),
      custom_id: party.customId,
      updated_time: timeText(party.createdAt),
    },
    country_code: party.countryCode,
    id: party.id,
    identification_number: party.identificationNumber,
    my_party: party.isMine,
    type: party.type,
    ...(party.type === "company"
      ? { name: party.name, participants: people }
      : { participant: people[0] ?? null }),
  };
};

/** A data field on a contract: the custom id stands elsewhere than in a request. */
export const showField = (contract: StoredContract, field: DataField): unknown => ({
  _private_ownerside: {
    created_time: timeText(contract.createdAt),
    custom_id: field.customId,
    updated_time: timeText(contract.updatedAt),
  },
  description: field.description,
  id: field.id,
  name: field.name,
  placeholder: field.name,
  value: field.value,
});

const showPeriod = (period: SigningPeriod): unknown => {
  if (period.type === "days_after_publish") {
    return { type: period.type, expire_days_after_publish: period.days };
  }
  return period.type === "fixed_date" ? { type: period.type, expire_date: period.expireDate } : period;
};

/** A contract as lists show it: without its data fields. */
export const previewContract = (world: World, contract: StoredContract): Record<string, unknown> => ({
  _links: { self: { href: `${world.options.baseUrl()}/contracts/${contract.id}` } },
  _permissions: { "contract:delete": contract.state !== "signed", "contract:update": true },
  _private: {
    date_format: "YYYY-MM-DD",
    folder: null,
    name: contract.name,
    signing_period_expiration: showPeriod(contract.signingPeriod),
    value: contract.value,
    workspace_id: contract.workspaceId,
  },
  _private_ownerside: {
    created_time: timeText(contract.createdAt),
    template_id: contract.templateId,
    template_type_id: contract.templateTypeId,
  },
  id: contract.id,
  lifecycle_settings: { type: "no_duration" },
  lifecycle_state:
    contract.state === "signed"
      ? { lifecycle_state: "active", lifecycle_state_updated_time: timeText(contract.stateAt) }
      : null,
  parties: contract.parties.map(showParty),
  published_time: timeOrNull(contract.publishedAt),
  sign_order: contract.signOrder,
  signing_period_expiry_time: timeOrNull(contract.expiresAt),
  state: contract.state,
  state_updated_time: timeText(contract.stateAt),
  tags: [],
  updated_time: timeText(contract.updatedAt),
});

/** A contract as `GET /contracts/{id}` shows it. Source: https://developer.oneflow.com/docs/contract */
export const showContract = (world: World, contract: StoredContract): unknown => {
  const isEarly = contract.readsWithoutFields > 0;
  if (isEarly) contract.readsWithoutFields -= 1;
  return {
    ...previewContract(world, contract),
    available_options: availableOptions(world, contract.templateId),
    data_fields: isEarly ? [] : contract.fields.map((field) => showField(contract, field)),
    product_groups: [],
  };
};

/** What may be asked of participants of a contract from that template. */
export const availableOptions = (world: World, templateId: number): unknown => ({
  can_receive_attachments: true,
  can_receive_expanded_pdf: true,
  can_receive_products: false,
  delivery_channels: (world.templates.get(templateId)?.channels ?? []).map((name) => ({
    name,
    preferred: name === "email",
    required_participant_attributes: name === "email" ? ["email"] : name === "sms" ? ["phone_number"] : [],
  })),
  sign_methods: (world.templates.get(templateId)?.signMethods ?? []).map((name, at) => ({
    name,
    preferred: at === 0,
  })),
  two_step_authentication_methods: [
    { name: "none", preferred: true, required_participant_attributes: [] },
    { name: "email", preferred: false, required_participant_attributes: ["email"] },
    { name: "sms", preferred: false, required_participant_attributes: ["phone_number"] },
  ],
});
