import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badField, Refused } from "./answers.ts";
import { pageOf, readQuery, readSlice } from "./page.ts";
import type { Template } from "./template.ts";
import { showTemplate, showTemplateType, showWorkspace } from "./template-view.ts";
import { WORKSPACE } from "./town-templates.ts";
import type { User } from "./user.ts";
import { deleteWebhook, getWebhook, listWebhooks, postWebhook, putWebhook } from "./webhook-api.ts";
import type { World } from "./world.ts";

const WORKSPACE_IDS = "filter[workspace_ids]";
const ACTIVE = "filter[active]";

const showUser = ({ id, name, email, isActive, isAdmin }: User): unknown => ({
  active: isActive,
  email,
  id,
  is_admin: isAdmin,
  name,
  phone_number: "",
  // Who has left stays registered: `active` tells.
  state: "registered",
  title: "",
});

const byActive = (wanted: string | undefined): ((template: Template) => boolean) => {
  if (wanted === "") return () => true;
  if (wanted !== undefined && wanted !== "true" && wanted !== "false") {
    throw badField(ACTIVE, "Must be true, false or empty.");
  }
  return ({ isActive }) => isActive === (wanted !== "false");
};

const byWorkspace = (wanted: string | undefined): ((template: Template) => boolean) => {
  if (wanted === undefined) return () => true;
  const ids = wanted.split(",");
  if (ids.some((id) => !/^\d{1,15}$/u.test(id))) throw badField(WORKSPACE_IDS, "Must be ids of workspaces.");
  return ({ workspaceIds }) => workspaceIds.some((id) => ids.includes(String(id)));
};

const byType = (wanted: string | undefined): ((template: Template) => boolean) =>
  wanted === undefined ? () => true : ({ typeId }) => String(typeId) === wanted;

const compareNames = (left: Template, right: Template): number => (left.name < right.name ? -1 : 1);

/** `GET /templates`: the active ones unless asked otherwise. Source: https://developer.oneflow.com/docs/get-templates-1 */
const listTemplates = (world: World, request: SimRequest): SimResponse => {
  const query = readQuery(request, [
    "limit",
    "offset",
    "sort",
    "extension_type",
    "template_type_id",
    WORKSPACE_IDS,
    ACTIVE,
  ]);
  const { sort, extension_type: extension, template_type_id: type } = query;
  if (extension !== undefined) throw badField("extension_type", "There is no such extension.");
  if (sort !== undefined && sort !== "name" && sort !== "-name") throw badField("sort", "Must be name.");
  const tests = [byActive(query[ACTIVE]), byWorkspace(query[WORKSPACE_IDS]), byType(type)];
  const found = [...world.templates.values()].filter((template) => tests.every((test) => test(template)));
  if (sort !== undefined) found.sort(compareNames);
  if (sort === "-name") found.reverse();
  return pageOf(world, request, found, readSlice(query), (template) => showTemplate(world, template));
};

const templateBy = (world: World, id: string | undefined): Template => {
  const template = world.templates.get(Number(id));
  if (template === undefined) throw new Refused(404, "The template could not be found.");
  return template;
};

const typesOf = (world: World): readonly Template[] =>
  [...world.templates.values()].filter(({ typeId }) => typeId !== null);

const typeBy = (world: World, id: string | undefined): Template => {
  const found = typesOf(world).find(({ typeId }) => String(typeId) === id);
  if (found === undefined) throw new Refused(404, "The template type could not be found.");
  return found;
};

/**
 * What somebody may create contracts from: a bare list, no page.
 * Source: https://developer.oneflow.com/docs/get-data-to-create-a-contract
 */
const createData = (world: World, request: SimRequest): SimResponse => {
  const { extension_type: extension, template_type_id: type } = readQuery(request, [
    "extension_type",
    "template_type_id",
  ]);
  if (extension !== undefined) throw badField("extension_type", "There is no such extension.");
  const tests = [byActive(undefined), byWorkspace(String(WORKSPACE.id)), byType(type)];
  const found = [...world.templates.values()].filter((template) => tests.every((test) => test(template)));
  const templates = found.map((template) => showTemplate(world, template));
  return { status: 200, body: [{ ...showWorkspace(world), templates }] };
};

const ok = (body: unknown): SimResponse => ({ status: 200, body });

const sliceOf = (request: SimRequest): ReturnType<typeof readSlice> =>
  readSlice(readQuery(request, ["limit", "offset", "sort"]));

type Operation = (world: World, request: SimRequest, id: string | undefined) => SimResponse;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "GET ping": () => ok({}),
  "GET accounts/*": (_world, _request, id) => {
    if (id !== "me") throw new Refused(404, "There is no such endpoint.");
    return ok({ id: 1, name: "Owner Ltd" });
  },
  "GET users": (world, request) => pageOf(world, request, world.users, sliceOf(request), showUser),
  "GET workspaces": (world, request) =>
    pageOf(world, request, [WORKSPACE], sliceOf(request), () => showWorkspace(world)),
  "GET templates": listTemplates,
  "GET templates/*": (world, _request, id) => ok(showTemplate(world, templateBy(world, id))),
  "GET template_types": (world, request) =>
    pageOf(world, request, typesOf(world), sliceOf(request), (one) => showTemplateType(world, one)),
  "GET template_types/*": (world, _request, id) => ok(showTemplateType(world, typeBy(world, id))),
  "GET helpers/*": (world, request, id) => {
    if (id !== "contract_create_data") throw new Refused(404, "There is no such endpoint.");
    return createData(world, request);
  },
  "GET webhooks": listWebhooks,
  "POST webhooks": postWebhook,
  "GET webhooks/*": (world, _request, id) => getWebhook(world, id),
  "PUT webhooks/*": putWebhook,
  "DELETE webhooks/*": (world, _request, id) => deleteWebhook(world, id),
};

/** Everything that is not about one contract; `undefined` = not here. Throws Refused. */
export const directoryApi = (
  world: World,
  request: SimRequest,
  route: string,
  [id]: readonly string[],
): SimResponse | undefined => {
  const key = `${request.method} ${route}`;
  const operation = Object.hasOwn(OPERATIONS, key) ? OPERATIONS[key] : undefined;
  if (operation !== undefined) return operation(world, request, id);
  if (Object.keys(OPERATIONS).some((one) => one.endsWith(` ${route}`))) {
    throw new Refused(405, "The method is not allowed here.");
  }
  return undefined;
};
