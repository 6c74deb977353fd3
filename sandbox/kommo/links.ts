import type { SimResponse } from "../kit/kit.ts";
import { hal, nothing, problem, refuse } from "./answers.ts";
import { idOf, readJson } from "./call.ts";
import type { Call } from "./call.ts";
import { fieldOf, isFields, isList } from "./json.ts";
import { selfHref } from "./paging.ts";
import type { Lead } from "./rows.ts";

const leadOf = (call: Call): Lead | undefined => {
  const lead = call.world.leads.get(idOf(call));
  return lead === undefined || lead.isDeleted ? undefined : lead;
};

const readUuids = (call: Call): readonly string[] => {
  const list = readJson(call.request);
  if (!isList(list) || list.length === 0) return refuse(400, "Request body must be an array");
  if (list.length > 250) return refuse(422, "Limit 250 per request");
  return list.map((one) => {
    const uuid = isFields(one) ? fieldOf(one, "file_uuid") : undefined;
    return typeof uuid === "string" ? uuid : refuse(400, "file_uuid is required");
  });
};

/** PUT /api/v4/leads/{id}/files: 200 `{}`. A file that is linked already stays linked once. */
export const putFiles = (call: Call): SimResponse => {
  const { world } = call;
  const lead = leadOf(call);
  if (lead === undefined) return problem(404, "Lead not found");
  const uuids = readUuids(call);
  if (uuids.some((uuid) => !world.drive.has(uuid))) return problem(400, "File not found");
  const known = world.fileLinks.get(lead.id) ?? new Map<string, number>();
  const links = world.putFiles === "add" ? known : new Map<string, number>();
  for (const uuid of uuids) if (!links.has(uuid)) links.set(uuid, known.get(uuid) ?? world.nextId());
  world.fileLinks.set(lead.id, links);
  return hal({});
};

/** DELETE /api/v4/leads/{id}/files: 202. */
export const deleteFiles = (call: Call): SimResponse => {
  const lead = leadOf(call);
  if (lead === undefined) return problem(404, "Lead not found");
  for (const uuid of readUuids(call)) call.world.fileLinks.get(lead.id)?.delete(uuid);
  return hal({}, 202);
};

/** GET /api/v4/leads/{id}/files by `limit` and `before_id`, newest first; 204 when there is none. */
export const listFiles = (call: Call): SimResponse => {
  const limit = call.query.whole("limit") ?? 50;
  const before = call.query.whole("before_id") ?? Number.MAX_SAFE_INTEGER;
  if (limit < 1 || limit > 250) return problem(422, "Limit 250 per page");
  const lead = leadOf(call);
  const links = [...(lead === undefined ? [] : (call.world.fileLinks.get(lead.id) ?? []))]
    .filter(([, id]) => id < before)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, limit);
  if (links.length === 0) return nothing();
  return hal({
    _links: { self: { href: selfHref(call) } },
    _embedded: { files: links.map(([uuid, id]) => ({ file_uuid: uuid, id })) },
  });
};
