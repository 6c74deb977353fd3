import { randomBytes, randomUUID } from "node:crypto";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { problem, refuse } from "./answers.ts";
import { readJson } from "./call.ts";
import type { Actor } from "./call.ts";
import { fieldOf, isFields, isWhole } from "./json.ts";
import type { DriveFile, UploadSession } from "./rows.ts";
import { seconds } from "./world.ts";
import type { World } from "./world.ts";

/** The drive's own limits, in bytes and seconds. */
const MAX_PART_SIZE = 131_072;
const MAX_FILE_SIZE = 314_572_800;
const SESSION_SECONDS = 86_400;

const json = (body: unknown): SimResponse => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body,
});

const driveUrl = (world: World): string => `${world.baseUrl()}/drive`;

const nextUrl = (world: World, session: UploadSession): string => {
  const key = randomBytes(16).toString("hex");
  world.sessions.set(key, session);
  return `${driveUrl(world)}/v1.0/sessions/upload/${key}`;
};

const viewFile = (world: World, file: DriveFile): unknown => {
  const self = `${driveUrl(world)}/v1.0/files/${file.uuid}`;
  const dot = file.name.lastIndexOf(".");
  return {
    uuid: file.uuid,
    type: "file",
    is_trashed: false,
    name: file.name,
    sanitized_name: file.name.replace(/[^\w.-]+/gu, "_"),
    size: file.bytes.length,
    source_id: null,
    version_uuid: file.versionUuid,
    has_multiple_versions: file.versions > 1,
    created_at: file.createdAt,
    created_by: { id: file.createdBy, type: "user" },
    updated_at: file.createdAt,
    updated_by: { id: file.createdBy, type: "user" },
    deleted_at: null,
    deleted_by: null,
    metadata: { extension: dot > 0 ? file.name.slice(dot + 1) : "", mime_type: file.contentType },
    previews: [],
    _links: { self: { href: self }, download: { href: `${self}/download` } },
  };
};

const openSession = (world: World, request: SimRequest): SimResponse => {
  const body = readJson(request);
  if (!isFields(body)) return refuse(400, "Request body must be an object");
  const fileName = fieldOf(body, "file_name");
  const fileSize = fieldOf(body, "file_size");
  const contentType = fieldOf(body, "content_type") ?? "application/octet-stream";
  const fileUuid = fieldOf(body, "file_uuid") ?? null;
  if (typeof fileName !== "string" || fileName === "") return refuse(400, "file_name is required");
  if (!isWhole(fileSize) || fileSize < 1 || fileSize > MAX_FILE_SIZE)
    return refuse(400, "file_size is out of bounds");
  if (typeof contentType !== "string") return refuse(400, "content_type must be a string");
  if (fileUuid !== null && (typeof fileUuid !== "string" || !world.drive.has(fileUuid)))
    return refuse(404, "File not found");
  const session: UploadSession = {
    id: world.nextId(),
    fileName,
    fileSize,
    contentType,
    fileUuid,
    startedAt: seconds(world),
    parts: [],
    received: 0,
  };
  return json({
    session_id: session.id,
    upload_url: nextUrl(world, session),
    max_file_size: MAX_FILE_SIZE,
    max_part_size: MAX_PART_SIZE,
  });
};

const finish = (world: World, session: UploadSession, actor: Actor): SimResponse => {
  const known = session.fileUuid === null ? undefined : world.drive.get(session.fileUuid);
  const file: DriveFile = {
    uuid: session.fileUuid ?? randomUUID(),
    versionUuid: randomUUID(),
    name: session.fileName,
    contentType: session.contentType,
    bytes: Buffer.concat(session.parts),
    createdAt: seconds(world),
    createdBy: actor.userId,
    versions: (known?.versions ?? 0) + 1,
  };
  world.drive.set(file.uuid, file);
  return json(viewFile(world, file));
};

/** Each address takes one part; the next one comes with the answer, so that parts cannot change places. */
const takePart = (world: World, key: string, request: SimRequest, actor: Actor): SimResponse => {
  const session = world.sessions.get(key);
  if (session === undefined || session.startedAt + SESSION_SECONDS < seconds(world))
    return problem(404, "Upload session not found");
  const part = request.body;
  if (part.length === 0) return problem(400, "Request data can not be empty");
  if (part.length > MAX_PART_SIZE) return problem(413, "The part is larger than max_part_size");
  if (session.received + part.length > session.fileSize)
    return problem(400, "More bytes than file_size promised");
  world.sessions.delete(key);
  session.parts.push(part);
  session.received += part.length;
  if (session.received === session.fileSize) return finish(world, session, actor);
  return json({ session_id: session.id, next_url: nextUrl(world, session) });
};

const readFile = (world: World, path: string): SimResponse => {
  const [uuid = "", tail] = path.split("/");
  const file = world.drive.get(uuid);
  if (file === undefined) return problem(404, "File not found");
  if (tail === undefined) return json(viewFile(world, file));
  if (tail !== "download") return problem(404, "Page not found.");
  return { status: 200, headers: { "content-type": file.contentType }, body: file.bytes };
};

/** `limit` and `page`, newest last, as the vendor's own PHP library reads it (`_embedded.files`). */
const listFiles = (world: World, query: URLSearchParams): SimResponse => {
  const limit = Math.min(250, Math.max(1, Number(query.get("limit") ?? 50) || 50));
  const page = Math.max(1, Number(query.get("page") ?? 1) || 1);
  const all = [...world.drive.values()];
  const shown = all.slice((page - 1) * limit, page * limit);
  return json({
    _page: page,
    _count: all.length,
    _embedded: { files: shown.map((file) => viewFile(world, file)) },
  });
};

/** The drive, a host of its own in reality: `path` is what follows `/drive`. */
export const serveDrive = (world: World, path: string, request: SimRequest, actor: Actor): SimResponse => {
  const upload = "/v1.0/sessions/upload/";
  const files = "/v1.0/files/";
  if (request.method === "POST" && path === "/v1.0/sessions") return openSession(world, request);
  if (request.method === "POST" && path.startsWith(upload))
    return takePart(world, path.slice(upload.length), request, actor);
  if (request.method === "GET" && path === "/v1.0/files") return listFiles(world, request.query);
  if (request.method === "GET" && path.startsWith(files)) return readFile(world, path.slice(files.length));
  return problem(404, "Page not found.");
};
