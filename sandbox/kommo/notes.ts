import type { SimResponse } from "../kit/kit.ts";
import type { TownEntity } from "../town/town.ts";
import { NOT_A_CHOICE, hal, missing, wrongType } from "./answers.ts";
import type { Issue } from "./answers.ts";
import { readBatch } from "./batch.ts";
import type { ItemBody } from "./batch.ts";
import { idOf } from "./call.ts";
import type { Call, Handler } from "./call.ts";
import { logEvent } from "./event-log.ts";
import { fieldOf, isFields } from "./json.ts";
import type { Fields } from "./json.ts";
import { listPage, ordered, selfHref } from "./paging.ts";
import type { Note } from "./rows.ts";
import { append, seconds } from "./world.ts";
import type { World } from "./world.ts";

const KEYS: ReadonlySet<string> = new Set([
  "entity_id",
  "note_type",
  "params",
  "created_by",
  "responsible_user_id",
  "request_id",
  "created_at",
  "is_need_to_trigger_digital_pipeline",
]);

/** Texts that each type needs in `params`. */
const NEEDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["common", ["text"]],
  ["service_message", ["service", "text"]],
  ["extended_service_message", ["service", "text"]],
  ["attachment", ["file_uuid"]],
  ["sms_in", ["text"]],
  ["sms_out", ["text"]],
  ["call_in", []],
  ["call_out", []],
  ["geolocation", ["text"]],
]);

/** An attachment is read otherwise than it is written. */
const attachment = (world: World, params: Fields, issues: Issue[]): Fields => {
  const uuid = fieldOf(params, "file_uuid");
  const file = typeof uuid === "string" ? world.drive.get(uuid) : undefined;
  if (file === undefined) {
    issues.push({ ...NOT_A_CHOICE, path: "params.file_uuid" });
    return params;
  }
  return {
    file_uuid: file.uuid,
    version_uuid: file.versionUuid,
    file_name: file.name,
    original_name: file.name,
    attachment: file.name,
    is_drive_attachment: true,
  };
};

const readParams = (world: World, noteType: string, { body, issues }: ItemBody): Fields => {
  const params = fieldOf(body, "params");
  if (!isFields(params)) {
    issues.push(params === undefined ? missing("params") : wrongType("params", "object"));
    return {};
  }
  for (const key of NEEDS.get(noteType) ?? []) {
    const value = fieldOf(params, key);
    if (typeof value !== "string" || value === "")
      issues.push(value === undefined ? missing(`params.${key}`) : wrongType(`params.${key}`, "string"));
  }
  return noteType === "attachment" ? attachment(world, params, issues) : params;
};

const entityExists = (world: World, entity: TownEntity, id: number): boolean =>
  entity === "leads" ? world.leads.get(id)?.isDeleted === false : world.people[entity].has(id);

const readNote =
  (call: Call, entity: TownEntity) =>
  (item: ItemBody): Omit<Note, "id"> | undefined => {
    const { world } = call;
    item.onlyKeys(KEYS);
    item.flag("is_need_to_trigger_digital_pipeline");
    const entityId = item.must("entity_id", item.whole("entity_id"));
    if (entityId !== undefined && !entityExists(world, entity, entityId))
      item.issues.push({ ...NOT_A_CHOICE, path: "entity_id" });
    const noteType = item.must("note_type", item.text("note_type"));
    if (noteType === undefined || entityId === undefined) return undefined;
    if (!NEEDS.has(noteType)) item.issues.push({ ...NOT_A_CHOICE, path: "note_type" });
    return {
      entity,
      entityId,
      noteType,
      params: readParams(world, noteType, item),
      createdBy: item.whole("created_by") ?? call.actor.userId,
      createdAt: item.whole("created_at") ?? seconds(world),
      responsibleUserId: item.whole("responsible_user_id") ?? call.actor.userId,
    };
  };

const selfOf = (world: World, note: Note): unknown => ({
  self: { href: `${world.baseUrl()}/api/v4/${note.entity}/${note.entityId}/notes/${note.id}` },
});

/** POST /api/v4/{leads|contacts|companies}/notes: an array; the text goes in `params.text`. */
export const postNotes =
  (entity: TownEntity): Handler =>
  (call): SimResponse => {
    const { world, desk } = call;
    const made = readBatch(call, readNote(call, entity)).map(({ value, requestId }) => {
      const note: Note = { id: world.nextId(), ...value };
      append(world.notes, `${entity}:${note.entityId}`, note);
      const owner = ({ leads: "lead", contacts: "contact", companies: "company" } as const)[entity];
      const after = [{ note: { id: note.id } }];
      logEvent(world, {
        type: `${note.noteType}_note_added`,
        entity: owner,
        entityId: note.entityId,
        by: note.createdBy,
        after,
      });
      desk.note(note);
      return { id: note.id, entity_id: note.entityId, request_id: requestId, _links: selfOf(world, note) };
    });
    return hal({ _links: { self: { href: selfHref(call) } }, _embedded: { notes: made } });
  };

const viewNote = (world: World, note: Note): unknown => ({
  id: note.id,
  entity_id: note.entityId,
  created_by: note.createdBy,
  updated_by: note.createdBy,
  created_at: note.createdAt,
  updated_at: note.createdAt,
  responsible_user_id: note.responsibleUserId,
  group_id: 0,
  note_type: note.noteType,
  params: note.params,
  account_id: world.accountId,
  _links: selfOf(world, note),
});

/** GET /api/v4/{entity}/{id}/notes, by `filter[id|note_type|updated_at]` and `order[id|updated_at]`. */
export const listNotes =
  (entity: TownEntity): Handler =>
  (call): SimResponse => {
    const { world, query } = call;
    const types = query.all("filter[note_type]");
    const ids = query.ids("filter[id]");
    const updated = query.range("filter[updated_at]");
    const rows = (world.notes.get(`${entity}:${idOf(call)}`) ?? []).filter(
      (note) =>
        (types.length === 0 || types.includes(note.noteType)) &&
        (ids === undefined || ids.includes(note.id)) &&
        (updated === undefined || (note.createdAt >= updated.from && note.createdAt <= updated.to)),
    );
    return listPage(call, {
      name: "notes",
      rows: ordered(call, rows, { id: (note) => note.id, updated_at: (note) => note.createdAt }),
      view: (note) => viewNote(world, note),
    });
  };
