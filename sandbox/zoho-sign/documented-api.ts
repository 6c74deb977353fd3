import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { admit } from "./admit.ts";
import { done, Refused } from "./answers.ts";
import { changeRequest } from "./change-request.ts";
import { actionsFor, createRequest } from "./create-request.ts";
import { downloadCertificate, downloadDocument, downloadRequest, showFieldData } from "./download.ts";
import { fillFields } from "./fill-fields.ts";
import { livingRequestBy, requestBy, templateBy } from "./find-by-id.ts";
import { listRequests, listTemplates } from "./lists.ts";
import { readData } from "./read-data.ts";
import { onlyQuery, readFlag, readForm } from "./read-form.ts";
import { changeData, createData, submitData } from "./request-input.ts";
import { showRequest } from "./request-view.ts";
import {
  correctRequest,
  deleteRequest,
  extendRequest,
  recallRequest,
  remindRequest,
} from "./stop-request.ts";
import { submitRequest } from "./submit-request.ts";
import { showTemplate } from "./template-view.ts";
import { createWebhook, deleteWebhook, listOrganizations, listWebhooks } from "./webhook-calls.ts";
import type { World } from "./world.ts";

type Operation = (
  world: World,
  call: SimRequest,
  id: string,
  second: string,
) => SimResponse | Promise<SimResponse>;

const create: Operation = async (world, call, id) => {
  const template = templateBy(world, id);
  const fields = await readForm(call, ["data", "is_quicksend", "testing"]);
  const isQuick = readFlag(fields, "is_quicksend");
  const { templates } = readData(fields.get("data"), createData);
  const request = createRequest(world, template, {
    name: templates.request_name ?? template.name,
    notes: templates.notes ?? "",
    actions: actionsFor(world, template, templates.actions),
    values: fillFields(template, templates.field_data ?? {}),
    isTest: readFlag(fields, "testing", false),
  });
  if (isQuick) submitRequest(world, request);
  const word = isQuick ? "sent" : "created";
  return done(`Document has been ${word}`, { requests: showRequest(world, request) });
};

const change: Operation = async (world, call, id) => {
  const request = livingRequestBy(world, id);
  const fields = await readForm(call, ["data"]);
  changeRequest(world, request, readData(fields.get("data"), changeData).requests);
  return done("Document has been updated", { requests: showRequest(world, request) });
};

const submit: Operation = async (world, call, id) => {
  const request = livingRequestBy(world, id);
  const data = (await readForm(call, ["data"])).get("data");
  const input = data === undefined ? undefined : readData(data, submitData).requests;
  if (input !== undefined) changeRequest(world, request, input);
  submitRequest(world, request);
  return done("Document has been submitted", { requests: showRequest(world, request) });
};

const recall: Operation = async (world, call, id) => {
  const fields = await readForm(call, ["reason"]);
  return recallRequest(world, livingRequestBy(world, id), fields.get("reason"));
};

const extend: Operation = async (world, call, id) => {
  const fields = await readForm(call, ["expire_by"]);
  return extendRequest(world, livingRequestBy(world, id), fields.get("expire_by"));
};

const remind: Operation = async (world, call, id) => {
  await readForm(call, []);
  return remindRequest(world, livingRequestBy(world, id));
};

const correct: Operation = async (world, call, id) => {
  await readForm(call, []);
  return correctRequest(world, livingRequestBy(world, id));
};

const remove: Operation = async (world, call, id) => {
  const fields = await readForm(call, ["recall_inprogress", "reason"]);
  const isWanted = readFlag(fields, "recall_inprogress", false);
  return deleteRequest(world, livingRequestBy(world, id), { isWanted, reason: fields.get("reason") });
};

const showOne: Operation = (world, call, id) => {
  onlyQuery(call, []);
  return done("Document details retrieved successfully", {
    requests: showRequest(world, requestBy(world, id)),
  });
};

const showOneTemplate: Operation = (world, call, id) => {
  onlyQuery(call, []);
  return done("Template details retrieved successfully", { templates: showTemplate(templateBy(world, id)) });
};

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "GET templates": listTemplates,
  "GET templates/*": showOneTemplate,
  "POST templates/*/createdocument": create,
  "GET requests": listRequests,
  "GET requests/*": showOne,
  "PUT requests/*": change,
  "POST requests/*/submit": submit,
  "POST requests/*/recall": recall,
  "POST requests/*/remind": remind,
  "POST requests/*/markforcorrection": correct,
  "PUT requests/*/extend": extend,
  "PUT requests/*/delete": remove,
  "GET requests/*/pdf": (world, call, id) => downloadRequest(world, livingRequestBy(world, id), call),
  "GET requests/*/documents/*/pdf": (world, _call, id, second) =>
    downloadDocument(livingRequestBy(world, id), second),
  "GET requests/*/completioncertificate": (world, _call, id) =>
    downloadCertificate(livingRequestBy(world, id)),
  "GET requests/*/fielddata": (world, _call, id) => showFieldData(livingRequestBy(world, id)),
  "GET organizations": listOrganizations,
  "GET accounts/webhooks": listWebhooks,
  "POST accounts/webhooks": createWebhook,
  "DELETE accounts/webhooks/*": (world, _call, id) => deleteWebhook(world, id),
};

/** v1, the path given below `/api/v1`. Throws Refused. */
export const documentedApi = async (world: World, call: SimRequest): Promise<SimResponse> => {
  admit(world, call);
  const segments = call.path.slice(1).split("/");
  const ids = segments.filter((segment) => /^\d+$/u.test(segment));
  const route = segments.map((segment) => (/^\d+$/u.test(segment) ? "*" : segment)).join("/");
  const key = `${call.method} ${route}`;
  const operation = Object.hasOwn(OPERATIONS, key) ? OPERATIONS[key] : undefined;
  if (operation === undefined) {
    throw new Refused("noSuchAddress", "The address or its method is not known", undefined, 404);
  }
  return operation(world, call, ids[0] ?? "", ids[1] ?? "");
};
