import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { failure, Refused, refusal } from "./answers.ts";
import { createDocument } from "./create-document.ts";
import { deleteDocument } from "./delete-document.ts";
import type { StoredDocument } from "./document.ts";
import { createRequest, sendRequest, updateRequest } from "./document-input.ts";
import { locatePdf } from "./document-pdf.ts";
import { showDocument } from "./document-view.ts";
import { listDocuments } from "./list-documents.ts";
import { readJson } from "./read-json.ts";
import { sendDocument } from "./send-document.ts";
import type { Template } from "./template.ts";
import { previewTemplate, showTemplate } from "./template-view.ts";
import { updateDocument } from "./update-document.ts";
import type { World } from "./world.ts";

type Operation = (world: World, request: SimRequest, id: string) => SimResponse;

const templateBy = (world: World, id: string): Template => {
  const template = world.templates.get(id);
  if (template === undefined) throw new Refused(404);
  return template;
};

const documentBy = (world: World, id: string): StoredDocument => {
  const document = world.library.get(id);
  if (document === undefined) throw new Refused(404);
  return document;
};

const listTemplates: Operation = (world, { query }) => {
  const isShort = query.get("exclude_spaces") === "true";
  const templates = [...world.templates.values()].filter(
    ({ context }) => !isShort || context !== "workspace",
  );
  return { status: 200, body: { templates: templates.map((template) => previewTemplate(world, template)) } };
};

const create: Operation = (world, request, id) => {
  const template = templateBy(world, id);
  const { document = {} } = readJson(request, createRequest, 422);
  return { status: 201, body: showDocument(world, createDocument(world, template, document)) };
};

const update: Operation = (world, request, id) => {
  const document = documentBy(world, id);
  updateDocument(world, document, readJson(request, updateRequest, 400).document);
  return { status: 201, body: showDocument(world, document) };
};

const send: Operation = (world, request, id) => {
  const document = documentBy(world, id);
  sendDocument(world, document, readJson(request, sendRequest, 422).autosign);
  return { status: 200, body: showDocument(world, document) };
};

const remove: Operation = (world, _request, id) => {
  const document = documentBy(world, id);
  if (document.state === "signed") {
    throw new Refused(422, [failure("/document", "Signed contracts can't be deleted")]);
  }
  deleteDocument(world, document);
  return { status: 204 };
};

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "GET templates": listTemplates,
  "GET templates/*": (world, _request, id) => ({
    status: 200,
    body: showTemplate(world, templateBy(world, id)),
  }),
  "POST templates/*/create_document": create,
  "GET documents": (world, { query }) => listDocuments(world, query),
  "GET documents/*": (world, _request, id) => ({
    status: 200,
    body: showDocument(world, documentBy(world, id)),
  }),
  "PATCH documents/*": update,
  "DELETE documents/*": remove,
  "POST documents/*/send": send,
  "GET documents/*/pdf": (world, _request, id) => locatePdf(world, documentBy(world, id)),
};

/** v3. Throws Refused. */
export const documentedApi = (world: World, request: SimRequest): SimResponse => {
  if (world.isKeyRevoked || request.headers["authorization"] !== `Bearer ${world.options.apiKey}`)
    return refusal(401);
  const [, noun = "", id, ...rest] = request.path.split("/");
  const route = [noun, ...(id === undefined ? [] : ["*"]), ...rest].join("/");
  const key = `${request.method} ${route}`;
  const operation = Object.hasOwn(OPERATIONS, key) ? OPERATIONS[key] : undefined;
  return operation === undefined ? refusal(404) : operation(world, request, id ?? "");
};
