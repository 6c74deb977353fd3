import { badField } from "./answers.ts";
import type { Participant, Party } from "./contract.ts";
import type { CreateInput, OwnParticipantInput, ParticipantInput, PartyInput } from "./contract-input.ts";
import type { Template } from "./template.ts";
import type { User } from "./user.ts";
import { newId, nowOf } from "./world.ts";
import type { World } from "./world.ts";

/** The company that owns the account. */
const OWN_COMPANY = "Owner Ltd";

const needsPhone = (input: ParticipantInput | OwnParticipantInput): boolean =>
  input.delivery_channel === "sms" ||
  input.sign_method === "sms" ||
  input.two_step_authentication_method === "sms";

const needsEmail = (input: ParticipantInput): boolean =>
  input.delivery_channel === "email" || input.two_step_authentication_method === "email";

const checkReach = (
  template: Template,
  input: ParticipantInput | OwnParticipantInput,
  place: string,
): void => {
  const { delivery_channel: channel, sign_method: method } = input;
  if (channel !== undefined && !template.channels.includes(channel)) {
    throw badField(`${place}.delivery_channel`, "The template does not offer this delivery channel.");
  }
  if (method !== undefined && !template.signMethods.includes(method)) {
    throw badField(`${place}.sign_method`, "The template does not offer this sign method.");
  }
  if (needsPhone(input) && (input.phone_number ?? null) === null) {
    throw badField(`${place}.phone_number`, "A phone number is required.");
  }
};

const common = (world: World, input: ParticipantInput | OwnParticipantInput) => ({
  id: newId(world),
  phoneNumber: input.phone_number ?? null,
  identificationNumber: input.identification_number ?? null,
  title: input.title ?? null,
  customId: input._private_ownerside?.custom_id ?? null,
  deliveryChannel: input.delivery_channel ?? ("email" as const),
  signMethod: input.sign_method ?? ("standard_esign" as const),
  twoStep: input.two_step_authentication_method ?? ("none" as const),
  signatory: input.signatory ?? false,
  canUpdate: input._permissions?.["contract:update"] ?? false,
  createdAt: nowOf(world),
  updatedAt: nowOf(world),
  order: 0,
  deliveryStatus: "not_sent" as const,
  signState: "undecided" as const,
  signStateAt: null,
  visits: 0,
  firstVisitAt: null,
  lastVisitAt: null,
});

/** Somebody of a counterparty. Throws Refused(400) where the template or the channel asks for more. */
export const createParticipant = (
  world: World,
  template: Template,
  input: ParticipantInput,
  place: string,
): Participant => {
  checkReach(template, input, place);
  if (needsEmail(input) && (input.email ?? null) === null) {
    throw badField(`${place}.email`, "An e-mail address is required.");
  }
  return { ...common(world, input), name: input.name, email: input.email ?? null, organizer: false };
};

/** A colleague: an active user of the account. Throws Refused(400) for anybody else. */
export const createOwnParticipant = (
  world: World,
  template: Template,
  input: OwnParticipantInput,
  place: string,
): Participant => {
  checkReach(template, input, place);
  const user = world.users.find((one) => one.email.toLowerCase() === input.email.toLowerCase());
  if (user === undefined || !user.isActive) {
    throw badField(`${place}.email`, "The e-mail address does not belong to an active user of the account.");
  }
  return {
    ...common(world, input),
    name: user.name,
    email: user.email,
    organizer: input.organizer ?? false,
  };
};

/** A counterparty with its people. Throws Refused(400). */
export const createParty = (world: World, template: Template, input: PartyInput, place: string): Party => {
  const isCompany = input.type === "company";
  const participants = isCompany
    ? input.participants.map((one, at) =>
        createParticipant(world, template, one, `${place}.participants.${at}`),
      )
    : [createParticipant(world, template, input.participant, `${place}.participant`)];
  return {
    id: newId(world),
    type: input.type,
    name: isCompany ? input.name : null,
    countryCode: input.country_code ?? null,
    identificationNumber: isCompany ? (input.identification_number ?? null) : null,
    customId: input._private_ownerside?.custom_id ?? null,
    isMine: false,
    createdAt: nowOf(world),
    participants,
  };
};

const asTemplateSays = (template: Template, input: OwnParticipantInput): OwnParticipantInput => ({
  ...input,
  organizer: template.creator.organizer,
  signatory: template.creator.signatory,
  _permissions: { "contract:update": true },
});

/**
 * The owner's side. Who creates the contract is on it, named or not; when not named, or when the caller wants it, with
 * the template's roles. Source: https://developer.oneflow.com/docs/create-a-contract-with-an-owner-side-party
 */
export const createMyParty = (
  world: World,
  template: Template,
  input: CreateInput["my_party"],
  creator: User,
): Party => {
  const isCreator = (one: OwnParticipantInput): boolean =>
    one.email.toLowerCase() === creator.email.toLowerCase();
  const named = input?.participants ?? [];
  const inherits = input?.creator_inherit_settings_from_template === true;
  const people = named.map((one) => (inherits && isCreator(one) ? asTemplateSays(template, one) : one));
  const all = named.some(isCreator)
    ? people
    : [...people, asTemplateSays(template, { email: creator.email })];
  return {
    id: newId(world),
    type: "company",
    name: input?.name ?? OWN_COMPANY,
    countryCode: input?.country_code ?? null,
    identificationNumber: input?.identification_number ?? null,
    customId: null,
    isMine: true,
    createdAt: nowOf(world),
    participants: all.map((one, at) =>
      createOwnParticipant(world, template, one, `my_party.participants.${at}`),
    ),
  };
};
