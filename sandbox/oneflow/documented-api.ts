import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { Refused } from "./answers.ts";
import { callerOf, named } from "./caller.ts";
import { getFile, listFiles } from "./contract-files.ts";
import {
  createInput,
  fieldsUpdateInput,
  fieldUpdateInput,
  publishInput,
  updateInput,
} from "./contract-input.ts";
import {
  addParticipant,
  addParty,
  changeParticipant,
  createAccessLink,
  removeParty,
} from "./contract-people.ts";
import type { StoredContract } from "./contract.ts";
import { showContract, showField, showParty } from "./contract-view.ts";
import { createContract } from "./create-contract.ts";
import { deleteContract } from "./delete-contract.ts";
import { directoryApi } from "./directory-api.ts";
import { listContracts } from "./list-contracts.ts";
import { childPage } from "./page.ts";
import { publishContract } from "./publish-contract.ts";
import { readJson } from "./read-json.ts";
import { expireDue } from "./sign-contract.ts";
import { timeText } from "./time-text.ts";
import { updateContract, updateFields } from "./update-contract.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** One call as its operation sees it. */
interface Call {
  readonly world: World;
  readonly request: SimRequest;
  readonly user: User | undefined;
  /** The path's variable parts, in order. */
  readonly ids: readonly string[];
}
type Operation = (call: Call) => SimResponse;
type ContractOperation = (call: Call, contract: StoredContract) => SimResponse;

const contractBy = (world: World, id: string | undefined): StoredContract => {
  const contract = /^\d{1,15}$/u.test(id ?? "") ? world.library.get(Number(id)) : undefined;
  if (contract === undefined) throw new Refused(404, "The contract could not be found.");
  return contract;
};

const on =
  (act: ContractOperation): Operation =>
  (call) =>
    act(call, contractBy(call.world, call.ids[0]));

const shown = (world: World, contract: StoredContract): SimResponse => ({
  status: 200,
  body: showContract(world, contract),
});

const create: Operation = ({ world, request, user }) => {
  const creator = named(user);
  return shown(world, createContract(world, readJson(request, createInput), creator));
};

const update: ContractOperation = ({ world, request }, contract) => {
  updateContract(world, contract, readJson(request, updateInput));
  return shown(world, contract);
};

const publish: ContractOperation = ({ world, request, user }, contract) => {
  named(user);
  readJson(request, publishInput);
  publishContract(world, contract);
  return shown(world, contract);
};

/** Irreversible; 200 also for a contract that is not there. Source: https://developer.oneflow.com/docs/delete-a-contract */
const remove: Operation = ({ world, ids: [id] }) => {
  const contract = world.library.get(Number(id));
  if (contract?.state === "signed") throw new Refused(403, "A signed contract cannot be deleted.");
  if (contract !== undefined) deleteContract(world, contract);
  return { status: 200 };
};

const fieldsPage: ContractOperation = ({ world, request }, contract) =>
  childPage(world, request, contract.fields, (field) => showField(contract, field));

const updateMany: ContractOperation = ({ world, request, user }, contract) => {
  named(user);
  updateFields(world, contract, readJson(request, fieldsUpdateInput));
  const data = contract.fields.map((field) => showField(contract, field));
  return { status: 200, body: { count: data.length, data } };
};

/** The path names a field by id, or by custom id with or without `c::` before it. */
const updateOne: ContractOperation = ({ world, request, user, ids: [, name = ""] }, contract) => {
  named(user);
  const input = readJson(request, fieldUpdateInput);
  const customId = name.replace(/^c::/u, "");
  const field = contract.fields.find((one) => String(one.id) === name || one.customId === customId);
  if (field === undefined) throw new Refused(404, "The data field could not be found.");
  const asked = input._private_ownerside?.custom_id ?? field.customId;
  if ((input.id ?? field.id) !== field.id || asked !== field.customId) {
    throw new Refused(400, "The body names another data field than the path.");
  }
  updateFields(world, contract, [{ id: field.id, value: input.value }]);
  const changed = contract.fields.find(({ id }) => id === field.id) ?? field;
  return { status: 200, body: showField(contract, changed) };
};

const eventsPage: ContractOperation = ({ world, request }, contract) =>
  childPage(world, request, contract.events, ({ id, type, at }) => ({
    created_time: timeText(at),
    id,
    type,
  }));

const oneEvent: ContractOperation = ({ ids: [, id] }, contract) => {
  const event = contract.events.find((one) => String(one.id) === id);
  if (event === undefined) throw new Refused(404, "The event could not be found.");
  const party = event.partyId === null ? null : { id: event.partyId };
  return { status: 200, body: { created_time: timeText(event.at), id: event.id, party, type: event.type } };
};

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "POST contracts/create": create,
  "GET contracts": ({ world, request }) => listContracts(world, request),
  "GET contracts/*": on(({ world }, contract) => shown(world, contract)),
  "PUT contracts/*": on(update),
  "DELETE contracts/*": remove,
  "POST contracts/*/publish": on(publish),
  "GET contracts/*/data_fields": on(fieldsPage),
  "PUT contracts/*/data_fields": on(updateMany),
  "PUT contracts/*/data_fields/*": on(updateOne),
  "GET contracts/*/events": on(eventsPage),
  "GET contracts/*/events/*": on(oneEvent),
  "GET contracts/*/files": on(({ world, request }, contract) => listFiles(world, request, contract)),
  "GET contracts/*/files/*": on(({ world, request, ids: [, file = ""] }, contract) =>
    getFile(world, request, contract, file),
  ),
  "GET contracts/*/parties": on(({ world, request }, contract) =>
    childPage(world, request, contract.parties, showParty),
  ),
  "POST contracts/*/parties": on(({ world, request, user }, contract) => {
    named(user);
    return addParty(world, request, contract);
  }),
  "DELETE contracts/*/parties/*": on(({ world, ids }, contract) => removeParty(world, contract, ids[1])),
  "POST contracts/*/parties/*/participants": on(({ world, request, user, ids }, contract) => {
    named(user);
    return addParticipant(world, request, contract, ids[1]);
  }),
  "PUT contracts/*/parties/*/participants/*": on(({ world, request, ids }, contract) =>
    changeParticipant(world, request, contract, [ids[1], ids[2]]),
  ),
  "POST contracts/*/participants/*/access_link": on(({ world, ids }, contract) =>
    createAccessLink(world, contract, ids[1]),
  ),
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** Every second segment is variable, but `create`. */
const routeOf = (path: string): readonly [route: string, ids: readonly string[]] => {
  const segments = path.replace(/\/$/u, "").split("/").slice(1).map(decoded);
  if (segments.join("/") === "contracts/create") return ["contracts/create", []];
  const route = segments.map((segment, at) => (at % 2 === 1 ? "*" : segment)).join("/");
  return [route, segments.filter((_, at) => at % 2 === 1)];
};

const METHODS = ["GET", "POST", "PUT", "DELETE"];

/** v1. Throws Refused. */
export const documentedApi = (world: World, request: SimRequest): SimResponse => {
  const user = callerOf(world, request);
  expireDue(world);
  const [route, ids] = routeOf(request.path);
  const elsewhere = directoryApi(world, request, route, ids);
  if (elsewhere !== undefined) return elsewhere;
  const key = `${request.method} ${route}`;
  const operation = Object.hasOwn(OPERATIONS, key) ? OPERATIONS[key] : undefined;
  if (operation !== undefined) return operation({ world, request, user, ids });
  const isPath = METHODS.some((method) => Object.hasOwn(OPERATIONS, `${method} ${route}`));
  throw isPath
    ? new Refused(405, "The method is not allowed here.")
    : new Refused(404, "There is no such endpoint.");
};
