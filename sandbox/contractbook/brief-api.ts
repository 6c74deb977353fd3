import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { failure, Refused, refusal } from "./answers.ts";
import { createDocument } from "./create-document.ts";
import type { DataField, State, StoredDocument } from "./document.ts";
import type { DataFieldInput, PartyInput } from "./document-input.ts";
import { createDraftRequest, sendDraftRequest, updateDraftRequest } from "./draft-input.ts";
import type { Signatories, Variables } from "./draft-input.ts";
import { fillFields } from "./fill-fields.ts";
import { happen } from "./happen.ts";
import { createParties } from "./parties.ts";
import { readJson } from "./read-json.ts";
import { sendDocument } from "./send-document.ts";
import type { World } from "./world.ts";

const STATUSES: Readonly<Partial<Record<State, string>>> = { pending: "sent", rejected: "declined" };

/** The article's word for a state. */
export const briefStatus = (state: State): string => STATUSES[state] ?? state;

const view = (document: StoredDocument): unknown => ({
  id: document.id,
  status: briefStatus(document.state),
  template_id: document.templateId,
  variables: Object.fromEntries(
    document.dataFields.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
  ),
  signatories: document.parties.flatMap(({ reference, signees }) =>
    signees.map(({ email, full_name: name }) => ({ email, name, role: reference })),
  ),
});

const fieldsOf = (variables: Variables, known: readonly DataField[]): readonly DataFieldInput[] =>
  Object.entries(variables).map(([name, value]) => {
    const field = known.find((one) => one.name === name);
    if (field === undefined) {
      throw new Refused(422, [
        failure(`/variables/${name}`, "is no variable of the template", "Unexpected field"),
      ]);
    }
    return { name, type: field.type, value: String(value) };
  });

const partiesOf = (signatories: Signatories): PartyInput[] =>
  signatories.map(({ email, name, role }) => ({
    name,
    reference: role,
    signees: [{ email, full_name: name }],
  }));

const draftBy = (world: World, id: string): StoredDocument => {
  const document = world.library.get(id);
  if (document === undefined) throw new Refused(404);
  return document;
};

const create = (world: World, request: SimRequest): SimResponse => {
  const input = readJson(request, createDraftRequest, 422);
  const template = world.templates.get(input.template_id);
  if (template === undefined) throw new Refused(422, [failure("/template_id", "There is no such template")]);
  const document = createDocument(world, template, {
    data_fields: [...fieldsOf(input.variables, template.dataFields)],
    parties: partiesOf(input.signatories),
    signing_order_mode: "random",
  });
  return { status: 201, body: view(document) };
};

const update = (world: World, request: SimRequest, id: string): SimResponse => {
  const document = draftBy(world, id);
  const input = readJson(request, updateDraftRequest, 422);
  if (document.state !== "draft") throw new Refused(409);
  const changed = fillFields(fieldsOf(input.variables ?? {}, document.dataFields), document.dataFields, 422);
  document.dataFields = document.dataFields.map(
    (field) => changed.find(({ id: own }) => own === field.id) ?? field,
  );
  if (input.signatories !== undefined) document.parties = createParties(partiesOf(input.signatories));
  happen(world, document, "updated");
  return { status: 200, body: view(document) };
};

const send = (world: World, request: SimRequest, id: string): SimResponse => {
  const document = draftBy(world, id);
  const { signee } = readJson(request, sendDraftRequest, 422);
  if (document.state !== "draft") throw new Refused(409);
  const isKnown = document.parties.some(({ signees }) =>
    signees.some(({ email }) => email === signee?.email),
  );
  if (signee !== undefined && !isKnown) throw new Refused(422, [failure("/signee", "is no signatory")]);
  sendDocument(world, document, false);
  return { status: 200, body: view(document) };
};

/** The API as the article describes it; there is no list and no delete. Throws Refused. */
export const briefApi = (world: World, request: SimRequest): SimResponse => {
  if (world.isKeyRevoked || request.headers["authorization"] !== `ApiKey ${world.options.apiKey}`)
    return refusal(401);
  const [, noun, id = "", action, ...rest] = request.path.split("/");
  if (noun !== "drafts" || rest.length > 0) return refusal(404);
  const call = `${request.method} ${id === "" ? "all" : (action ?? "one")}`;
  if (call === "POST all") return create(world, request);
  if (call === "GET one") return { status: 200, body: view(draftBy(world, id)) };
  if (call === "PATCH one") return update(world, request, id);
  if (call === "POST send") return send(world, request, id);
  return refusal(404);
};
