import { badField, Refused } from "./answers.ts";
import type { DataField, Participant, Party, StoredContract } from "./contract.ts";
import type { CreateInput } from "./contract-input.ts";
import { createMyParty, createParty } from "./create-parties.ts";
import { happen } from "./happen.ts";
import type { Template } from "./template.ts";
import type { User } from "./user.ts";
import { WORKSPACE } from "./town-templates.ts";
import { nowOf } from "./world.ts";
import type { World } from "./world.ts";

/** What both dialects put together to make a contract. */
export interface NewContract {
  readonly name: string;
  readonly creator: string;
  readonly parties: readonly Party[];
  readonly fields: readonly DataField[];
  readonly value?: StoredContract["value"];
}

const signatoryIds = (parties: readonly Party[]): readonly number[] =>
  parties
    .flatMap(({ participants }): readonly Participant[] => participants)
    .filter(({ signatory }) => signatory)
    .map(({ id }) => id);

/** Who is asked one after the other, as the template has it. */
const signOrderOf = ({ signOrder }: Template, parties: readonly Party[]): readonly number[] => {
  if (signOrder === "side-by-side") return [];
  if (signOrder === "as-listed") return signatoryIds(parties);
  const mine = signatoryIds(parties.filter(({ isMine }) => isMine));
  const theirs = signatoryIds(parties.filter(({ isMine }) => !isMine));
  return signOrder === "ownerside-first" ? [...mine, ...theirs] : [...theirs, ...mine];
};

/** Puts a draft into the account. */
export const addContract = (world: World, template: Template, made: NewContract): StoredContract => {
  const at = nowOf(world);
  const contract: StoredContract = {
    id: world.nextContractId,
    templateId: template.id,
    templateTypeId: template.typeId,
    workspaceId: WORKSPACE.id,
    createdAt: at,
    creator: made.creator,
    name: made.name,
    value: made.value ?? null,
    state: "draft",
    stateAt: at,
    updatedAt: at,
    publishedAt: null,
    signingPeriod: { type: "never" },
    expiresAt: null,
    parties: made.parties,
    signOrder: signOrderOf(template, made.parties),
    fields: made.fields,
    files: [],
    fileAsked: 0,
    readsWithoutFields: world.fieldLagReads,
    events: [],
    audit: [],
  };
  world.nextContractId += 1;
  world.library.add(contract);
  happen(world, contract, "created");
  return contract;
};

const filled = (template: Template, input: CreateInput["data_fields"] = []): readonly DataField[] => {
  const values = new Map<string, string>();
  for (const [at, { custom_id: customId, value }] of input.entries()) {
    const place = `data_fields.${at}.custom_id`;
    if (template.typeId === null || !template.fields.some((field) => field.customId === customId)) {
      throw badField(place, `The template type has no data field ${customId}.`);
    }
    if (values.has(customId)) throw badField(place, `The data field ${customId} is given twice.`);
    values.set(customId, value);
  }
  if (template.typeId === null) return [];
  return template.fields.map((field) => ({ ...field, value: values.get(field.customId) ?? field.value }));
};

/** No address twice. Source: https://developer.oneflow.com/docs/creating-a-contract */
const checkTwins = (people: readonly Participant[]): void => {
  const addresses = people.flatMap(({ email }) => email?.toLowerCase() ?? []);
  const twin = addresses.find((address, at) => addresses.indexOf(address) !== at);
  if (twin === undefined) return;
  const problems = [`You tried to add a duplicate participant with the email address ${twin}.`];
  throw new Refused(400, "You tried to add two identical participants to a contract.", { parties: problems });
};

/** `POST /contracts/create`. Throws Refused: 404 no such template or workspace, 400 what does not fit. */
export const createContract = (world: World, input: CreateInput, creator: User): StoredContract => {
  if (input.workspace_id !== WORKSPACE.id) throw new Refused(404, "The workspace could not be found.");
  if (world.quirks.deniesCreate) throw new Refused(403, "You may not create contracts in this workspace.");
  const template = world.templates.get(input.template_id);
  if (template === undefined || !template.isActive)
    throw new Refused(404, "The template could not be found.");
  if (!template.workspaceIds.includes(input.workspace_id)) {
    throw badField("template_id", "The template is not available in the workspace.");
  }
  const parties = [
    createMyParty(world, template, input.my_party, creator),
    ...(input.parties ?? []).map((party, at) => createParty(world, template, party, `parties.${at}`)),
  ];
  const people = parties.flatMap(({ participants }) => participants);
  if (people.length > 40) throw badField("parties", "A contract has at most 40 participants.");
  checkTwins(people);
  const { value } = input;
  return addContract(world, template, {
    name: input.name === undefined || input.name === "" ? template.name : input.name,
    creator: creator.email,
    parties,
    fields: filled(template, input.data_fields),
    value: value === undefined ? null : { amount: value.amount, currency: value.currency ?? null },
  });
};
