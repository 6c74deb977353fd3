import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badField, Refused } from "./answers.ts";
import type { Participant, Party, StoredContract } from "./contract.ts";
import { participantsOf } from "./contract.ts";
import { ownParticipantInput, participantInput, partyInput, roleInput } from "./contract-input.ts";
import { showParticipant, showParty } from "./contract-view.ts";
import { createOwnParticipant, createParticipant, createParty } from "./create-parties.ts";
import { happen } from "./happen.ts";
import { readJson } from "./read-json.ts";
import type { Template } from "./template.ts";
import { nowOf } from "./world.ts";
import type { World } from "./world.ts";

const open = (world: World, contract: StoredContract): Template => {
  if (contract.state !== "draft" && contract.state !== "pending") {
    throw new Refused(409, `The people of a contract that is ${contract.state} cannot be changed.`);
  }
  const template = world.templates.get(contract.templateId);
  if (template === undefined) throw new Refused(409, "The template is gone.");
  return template;
};

const partyBy = (contract: StoredContract, id: string | undefined): Party => {
  const party = contract.parties.find((one) => String(one.id) === id);
  if (party === undefined) throw new Refused(404, "The party could not be found.");
  return party;
};

const personBy = (people: readonly Participant[], id: string | undefined): Participant => {
  const person = people.find((one) => String(one.id) === id);
  if (person === undefined) throw new Refused(404, "The participant could not be found.");
  return person;
};

/** `POST /contracts/{id}/parties`: a further counterparty. */
export const addParty = (world: World, request: SimRequest, contract: StoredContract): SimResponse => {
  const template = open(world, contract);
  const party = createParty(world, template, readJson(request, partyInput), "party");
  if (contract.parties.length > 40) throw badField("party", "A contract has at most 40 counterparties.");
  contract.parties = [...contract.parties, party];
  happen(world, contract, "party-added", party.participants[0]);
  return { status: 200, body: showParty(party) };
};

/** `DELETE /contracts/{id}/parties/{party}`: counterparties only. */
export const removeParty = (
  world: World,
  contract: StoredContract,
  partyId: string | undefined,
): SimResponse => {
  open(world, contract);
  const party = partyBy(contract, partyId);
  if (party.isMine) throw new Refused(400, "The owner side cannot be deleted.");
  contract.parties = contract.parties.filter((one) => one !== party);
  happen(world, contract, "party-removed");
  return { status: 200 };
};

/** `POST /contracts/{id}/parties/{party}/participants`. */
export const addParticipant = (
  world: World,
  request: SimRequest,
  contract: StoredContract,
  partyId: string | undefined,
): SimResponse => {
  const template = open(world, contract);
  const party = partyBy(contract, partyId);
  if (party.type === "individual") throw new Refused(400, "An individual is a party of one.");
  const added = party.isMine
    ? createOwnParticipant(world, template, readJson(request, ownParticipantInput), "participant")
    : createParticipant(world, template, readJson(request, participantInput), "participant");
  party.participants = [...party.participants, added];
  happen(world, contract, "party-added", added);
  return { status: 200, body: showParticipant(added, party.isMine) };
};

/** `PUT /contracts/{id}/parties/{party}/participants/{participant}`: who signs, who may edit. */
export const changeParticipant = (
  world: World,
  request: SimRequest,
  contract: StoredContract,
  [partyId, participantId]: readonly [string | undefined, string | undefined],
): SimResponse => {
  open(world, contract);
  const party = partyBy(contract, partyId);
  const person = personBy(party.participants, participantId);
  const input = readJson(request, roleInput);
  person.signatory = input.signatory ?? person.signatory;
  person.canUpdate = input._permissions?.["contract:update"] ?? person.canUpdate;
  person.updatedAt = nowOf(world);
  return { status: 200, body: showParticipant(person, party.isMine) };
};

/** `POST /contracts/{id}/participants/{participant}/access_link`; the link leads nowhere here. */
export const createAccessLink = (
  world: World,
  contract: StoredContract,
  participantId: string | undefined,
): SimResponse => {
  const person = personBy(participantsOf(contract), participantId);
  const href = `${world.options.baseUrl()}/_open/${contract.id}/${person.id}`;
  return { status: 200, body: { access_link: href } };
};
