import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badField, Refused } from "./answers.ts";
import { briefCreateInput, briefFieldInput, briefPublishInput } from "./brief-input.ts";
import type { BriefCreateInput } from "./brief-input.ts";
import { missingFields, valueProblem } from "./brief-values.ts";
import { callerOf, named } from "./caller.ts";
import { awaitFile, contractPdf } from "./contract-files.ts";
import type { DataField, Participant, Party, State, StoredContract } from "./contract.ts";
import { addContract } from "./create-contract.ts";
import { createParticipant } from "./create-parties.ts";
import { readQuery } from "./page.ts";
import { publishContract } from "./publish-contract.ts";
import { readJson } from "./read-json.ts";
import { expireDue } from "./sign-contract.ts";
import type { Template } from "./template.ts";
import { timeOrNull } from "./time-text.ts";
import { WORKSPACE } from "./town-templates.ts";
import { updateFields } from "./update-contract.ts";
import { newId, nowOf } from "./world.ts";
import type { World } from "./world.ts";

/** The article's word for a state. */
export const briefState = (state: State): string => (state === "overdue" ? "expired" : state);

const showField = ({ id, customId, type, value }: DataField): unknown => ({
  id,
  name: customId,
  type,
  value,
});

const showPerson = (one: Participant): unknown => ({
  name: one.name,
  email: one.email,
  signatory: one.signatory,
  ...(one.order === 0 ? {} : { signatory_order: one.order }),
  sign_state: one.signState,
  signed_at: one.signState === "signed" ? timeOrNull(one.signStateAt) : null,
});

const view = (contract: StoredContract): unknown => ({
  id: contract.id,
  name: contract.name,
  state: briefState(contract.state),
  template_id: contract.templateId,
  workspace_id: contract.workspaceId,
  parties: contract.parties.map(({ type, name, participants }) => ({
    type,
    name,
    participants: participants.map(showPerson),
  })),
  data_fields: contract.fields.map(showField),
});

const contractBy = (world: World, id: string): StoredContract => {
  const contract = /^\d{1,15}$/u.test(id) ? world.library.get(Number(id)) : undefined;
  if (contract === undefined) throw new Refused(404, "The contract could not be found.");
  return contract;
};

const templateBy = (world: World, id: number): Template => {
  const template = world.templates.get(id);
  if (template === undefined || !template.isActive)
    throw new Refused(404, "The template could not be found.");
  return template;
};

const listTemplates = (world: World, request: SimRequest): SimResponse => {
  const { workspace_id: workspace } = readQuery(request, ["workspace_id"]);
  const found = [...world.templates.values()].filter(
    ({ isActive, workspaceIds }) =>
      isActive && (workspace === undefined || workspaceIds.some((id) => String(id) === workspace)),
  );
  return { status: 200, body: { data: found.map(({ id, name }) => ({ id, name })) } };
};

const showTemplate = (world: World, id: string): SimResponse => {
  const { id: own, name, fields } = templateBy(world, Number(id));
  return {
    status: 200,
    body: {
      id: own,
      name,
      data_fields: fields.map(({ id: fieldId, customId, type, required, options }) => ({
        id: fieldId,
        name: customId,
        type,
        required,
        ...(type === "select" ? { options } : {}),
      })),
    },
  };
};

const partyOf = (
  world: World,
  template: Template,
  input: BriefCreateInput["parties"][number],
  place: string,
): Party => ({
  id: newId(world),
  type: input.type,
  name: input.name,
  countryCode: null,
  identificationNumber: null,
  customId: null,
  isMine: false,
  createdAt: nowOf(world),
  participants: input.participants.map(({ signatory_order: order = 0, ...person }, at) => ({
    ...createParticipant(
      world,
      template,
      { ...person, delivery_channel: "email" },
      `${place}.participants.${at}`,
    ),
    order,
  })),
});

const create = (world: World, request: SimRequest, creator: string): SimResponse => {
  const input = readJson(request, briefCreateInput);
  if (input.workspace_id !== WORKSPACE.id) throw new Refused(404, "The workspace could not be found.");
  const template = templateBy(world, input.template_id);
  const contract = addContract(world, template, {
    name: input.name,
    creator,
    parties: input.parties.map((party, at) => partyOf(world, template, party, `parties.${at}`)),
    fields: template.fields,
  });
  return { status: 201, body: view(contract) };
};

const fill = (world: World, request: SimRequest, contract: StoredContract, fieldId: string): SimResponse => {
  const field = contract.fields.find(({ id }) => String(id) === fieldId);
  if (field === undefined) throw new Refused(404, "The data field could not be found.");
  const { value } = readJson(request, briefFieldInput);
  const problem = valueProblem(field, value);
  if (problem !== undefined) throw badField("value", `${field.customId} ${problem}.`);
  if (contract.state !== "draft") throw new Refused(409, `The contract is ${briefState(contract.state)}.`);
  updateFields(world, contract, [{ id: field.id, value }]);
  return { status: 200, body: showField({ ...field, value }) };
};

const publish = (world: World, request: SimRequest, contract: StoredContract): SimResponse => {
  readJson(request, briefPublishInput);
  const [missing] = missingFields(contract.fields);
  if (missing !== undefined && contract.state === "draft") {
    throw badField(`data_fields.${missing}`, `${missing} must be filled.`);
  }
  publishContract(world, contract);
  return { status: 200, body: view(contract) };
};

const pdf = (world: World, contract: StoredContract): SimResponse => {
  awaitFile(world, contract);
  return { status: 200, headers: { "content-type": "application/pdf" }, body: contractPdf(contract) };
};

/** The API as the article describes it; there is no list, no delete, no webhook set-up. Throws Refused. */
export const briefApi = (world: World, request: SimRequest): SimResponse => {
  const user = named(callerOf(world, request));
  expireDue(world);
  const [, noun, id = "", action, part = "", ...rest] = request.path.split("/");
  const call = `${request.method} ${noun ?? ""}${id === "" ? "" : "/*"}${action === undefined ? "" : `/${action}`}`;
  const isDeep = part !== "" || rest.length > 0;
  if (call === "PATCH contracts/*/data_fields" && part !== "" && rest.length === 0) {
    return fill(world, request, contractBy(world, id), part);
  }
  if (isDeep) throw new Refused(404, "There is no such endpoint.");
  if (call === "GET templates") return listTemplates(world, request);
  if (call === "GET templates/*") return showTemplate(world, id);
  if (call === "POST contracts") return create(world, request, user.email);
  if (call === "GET contracts/*") return { status: 200, body: view(contractBy(world, id)) };
  if (call === "POST contracts/*/publish") return publish(world, request, contractBy(world, id));
  if (call === "GET contracts/*/pdf") return pdf(world, contractBy(world, id));
  throw new Refused(404, "There is no such endpoint.");
};
