import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Background } from "./channel.ts";
import { unreadable } from "./failures.ts";
import { at, idAt, listAt, numberAt, textAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

export interface NewFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const MOST_PARTS = 5000;
const PART_TIMEOUT_MS = 60_000;
/** Kommo's longest page [limitations]. */
const MOST_FILES = 250;
/** Kommo's page where it does not heed `limit`: a shorter one is the last. */
const USUAL_PAGE = 50;

/**
 * Puts a file into Kommo's drive [files]: a session, then its parts strictly in order, each to the address that the answer
 * before it named. Safe to repeat: what an attempt left behind is linked to nothing. Resolves to the file's uuid.
 */
export async function uploadFile({ begin, goOn }: Background, drive: URL, file: NewFile): Promise<string> {
  if (file.bytes.length === 0) throw failed("document_invalid", `The file "${file.name}" is empty.`);
  const request: WireCall = {
    method: "POST",
    to: drivePath(drive, "/v1.0/sessions"),
    body: { file_name: file.name, file_size: file.bytes.length, content_type: file.contentType },
    operation: "files.session",
    safe: true,
  };
  const answer = await begin(request);
  const session = readAnswer(answer, request);
  const partBytes = numberAt(session, "max_part_size") ?? 0;
  const mostBytes = numberAt(session, "max_file_size") ?? Infinity;
  if (file.bytes.length > mostBytes)
    throw failed("document_invalid", `Kommo takes files of at most ${mostBytes} bytes.`);
  if (!Number.isInteger(partBytes) || partBytes < 1 || file.bytes.length / partBytes > MOST_PARTS) {
    throw unreadable(answer, request, "The upload session names no usable part size.");
  }
  return sendParts(goOn, drive, file, { partBytes, firstUrl: textAt(session, "upload_url") });
}

async function sendParts(
  call: Wire,
  drive: URL,
  file: NewFile,
  { partBytes, firstUrl }: { readonly partBytes: number; readonly firstUrl: string },
): Promise<string> {
  let next = firstUrl;
  for (let sent = 0; ; sent += partBytes) {
    const request: WireCall = {
      method: "POST",
      to: underDrive(next, drive),
      body: file.bytes.subarray(sent, sent + partBytes),
      contentType: file.contentType,
      operation: "files.part",
      safe: true,
      timeoutMs: PART_TIMEOUT_MS,
    };
    const answer = await call(request);
    const body = readAnswer(answer, request);
    if (sent + partBytes < file.bytes.length) {
      next = textAt(body, "next_url");
      if (next === "") throw unreadable(answer, request, "The drive named no address for the next part.");
      continue;
    }
    const uuid = textAt(body, "uuid");
    if (!/^[\w-]{8,64}$/.test(uuid))
      throw unreadable(answer, request, "The drive named no uuid for the file.");
    const size = numberAt(body, "size");
    if (size !== undefined && size !== file.bytes.length) {
      throw unreadable(answer, request, `The drive kept ${size} of ${file.bytes.length} bytes.`);
    }
    return uuid;
  }
}

/** An address under the drive, which may have a path of its own. */
export function drivePath(drive: URL, path: string): URL {
  return new URL(`${drive.origin}${drive.pathname.replace(/\/+$/, "")}${path}`);
}

/** Addresses come from the server: none outside the drive ever receives our bearer. */
function underDrive(address: string, drive: URL): URL {
  const url = URL.parse(address, drive.href);
  if (url !== null && url.origin === drive.origin && url.username === "" && url.password === "") return url;
  throw failed("address_refused", "The drive named an upload address outside its own host.");
}

/** The drive's address as the account names it, if our bearer may go there. */
export function checkedDrive(address: string | undefined, isDriveHost: (url: URL) => boolean): URL {
  const url = URL.parse(address ?? "");
  if (address === undefined || url === null) {
    throw failed("forbidden", "The account names no drive: does the integration have the scope for files?");
  }
  if (isDriveHost(url) && url.username === "" && url.password === "") return url;
  throw failed("address_refused", `The account names a drive outside Kommo's hosts (${url.host}).`);
}

/**
 * Kommo's own hosts over https, or the host that the configuration names in Kommo's stead (sandbox, gateway): there the
 * drive may listen on another port, as Kommo's own drive is another host than the account's.
 */
export function isKommoDrive(url: URL, baseUrl: string): boolean {
  const base = URL.parse(baseUrl);
  if (isKommoHost(url)) return url.protocol === "https:" && url.port === "";
  return (
    base !== null && !isKommoHost(base) && url.protocol === base.protocol && hostOf(url) === hostOf(base)
  );
}

function isKommoHost({ hostname }: URL): boolean {
  return /(?:^|\.)(?:kommo\.com|amocrm\.(?:com|ru))$/.test(hostname);
}

/** All names of this machine are one host. */
function hostOf({ hostname }: URL): string {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname) ? "localhost" : hostname;
}

/**
 * Links a file to a lead unless it is there already. Whether PUT adds to the links or replaces them is UNCONFIRMED
 * (kommo.md 17.1), so it names all files of the deal each time: whatever PUT does, and wherever we are cut off, the deal
 * keeps them. What a person links between our reading and our writing would fall out if PUT replaces; nothing prevents
 * that, so the one call follows the other at once. A deal with more files than Kommo takes in one call is refused, and
 * not touched.
 */
export async function linkFile(call: Wire, dealId: string, fileUuid: string): Promise<void> {
  const before = await linkedFiles(call, dealId);
  if (before.includes(fileUuid)) return;
  await putFiles(call, dealId, [...before, fileUuid]);
}

async function putFiles(call: Wire, dealId: string, uuids: readonly string[]): Promise<void> {
  const body = uuids.map((uuid) => ({ file_uuid: uuid }));
  await call({
    method: "PUT",
    to: `/api/v4/leads/${dealId}/files`,
    body,
    operation: "files.link",
    safe: true,
  });
}

/** Newest first, page by page: a list that ends too early would cost the deal the files that it leaves out. */
async function linkedFiles(call: Wire, dealId: string): Promise<readonly string[]> {
  const uuids = new Set<string>();
  for (let beforeId = Infinity; ;) {
    const from = beforeId === Infinity ? "" : `&before_id=${beforeId}`;
    const request: WireCall = {
      method: "GET",
      to: `/api/v4/leads/${dealId}/files?limit=${MOST_FILES}${from}`,
      operation: "files.list",
      safe: true,
    };
    const answer = await call(request);
    const body = readAnswer(answer, request);
    if (body === undefined) return [...uuids];
    if (!Array.isArray(at(body, "_embedded", "files")))
      throw unreadable(answer, request, "The answer holds no list of files.");
    const files = listAt(body, "_embedded", "files");
    for (const file of files) {
      const uuid = textAt(file, "file_uuid");
      if (uuid === "") throw unreadable(answer, request, "A linked file has no uuid.");
      uuids.add(uuid);
    }
    if (files.length < USUAL_PAGE && at(body, "_links", "next") === undefined) return [...uuids];
    const oldest = Math.min(...files.map((file) => Number(idAt(file, "id") ?? Number.NaN)));
    if (!(oldest < beforeId)) {
      if (files.length < MOST_FILES) return [...uuids];
      throw unreadable(answer, request, "The list of files does not go on.");
    }
    beforeId = oldest;
  }
}

function failed(
  code: "document_invalid" | "address_refused" | "forbidden",
  detail: string,
): CountersignError {
  return new CountersignError(code, STOP, detail, { connection: "kommo", operation: "files" });
}
