import { CountersignError, RETRY, STOP } from "../../domain/errors.ts";
import type { Template } from "../../domain/template.ts";
import type { HttpAnswer, Http } from "../../http/http.ts";
import type { Folder, Tools } from "../provider.ts";

const MOST_BYTES = 20 * 1024 * 1024;
const MAX_REDIRECTS = 3;

/** Our own PDF templates: files of a folder, or single ones at an https address. Read anew for each contract. */
export interface Templates {
  list(): Promise<readonly Pick<Template, "id" | "name">[]>;
  /** By file name with or without `.pdf`, or by https address; `undefined` = no such file. */
  read(idOrName: string): Promise<{ readonly id: string; readonly bytes: Uint8Array } | undefined>;
  describe(idOrName: string): Promise<Template | undefined>;
}

export function createTemplates(
  folder: Folder | undefined,
  { download }: Pick<Tools, "download">,
): Templates {
  async function read(idOrName: string): ReturnType<Templates["read"]> {
    if (/^https?:\/\//iu.test(idOrName)) {
      const bytes = await fetchTemplate(download, idOrName);
      return bytes && { id: idOrName, bytes };
    }
    if (idOrName.trim() === "") return undefined;
    if (folder === undefined) throw noFolder();
    const id = isPdfName(idOrName) ? idOrName : `${idOrName}.pdf`;
    const bytes = await folder.read(id);
    return bytes && { id, bytes };
  }
  return {
    async list() {
      if (folder === undefined) return [];
      const paths = await folder.list();
      return paths.filter(isPdfName).map((id) => ({ id, name: nameOf(id) }));
    },
    read,
    async describe(idOrName) {
      const file = await read(idOrName);
      if (file === undefined) return undefined;
      const { formFields, openTemplate, toTemplateField } = await import("./pdf-template.ts");
      const pdf = await openTemplate(file.bytes, file.id);
      return { id: file.id, name: nameOf(file.id), fields: formFields(pdf).map(toTemplateField), roles: [] };
    },
  };
}

function isPdfName(path: string): boolean {
  return /\.pdf$/iu.test(path);
}

function nameOf(path: string): string {
  return path.replace(/\.pdf$/iu, "");
}

function noFolder(): CountersignError {
  const detail = "The connection names no folder of PDF templates: set `templates`.";
  return new CountersignError("configuration_invalid", STOP, detail);
}

/** `undefined` = not there. The file lies at a stranger's: our credentials never go along. */
async function fetchTemplate(download: Http, address: string): Promise<Uint8Array | undefined> {
  const answer = await follow(download, address);
  if (answer.status === 404 || answer.status === 410) return undefined;
  if (answer.status === 200) return answer.bytes;
  const detail = `The template's address answered ${answer.status}.`;
  const where = { operation: "describeTemplate", httpStatus: answer.status };
  if (answer.status >= 500 || answer.status === 429)
    throw new CountersignError("unavailable", RETRY, detail, where);
  throw new CountersignError("configuration_invalid", STOP, detail, where);
}

async function follow(download: Http, address: string): Promise<HttpAnswer> {
  let url = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const operation = "describeTemplate";
    const answer = await download({
      method: "GET",
      url: checked(url),
      operation,
      safe: true,
      maxBytes: MOST_BYTES,
    });
    const next = answer.headers.get("location");
    if (answer.status < 300 || answer.status >= 400 || next === null) return answer;
    url = URL.parse(next, url)?.href ?? "";
  }
  const detail = "The template's address leads round in circles.";
  throw new CountersignError("configuration_invalid", STOP, detail, { operation: "describeTemplate" });
}

function checked(url: string): string {
  const { protocol, hostname } = URL.parse(url) ?? { protocol: "", hostname: "" };
  const isOwn = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(hostname);
  if (protocol === "https:" || (protocol === "http:" && isOwn)) return url;
  // what stands in a contract must not be changed on its way
  const detail = "The template's address is not https, or leads to one that is not.";
  throw new CountersignError("address_refused", STOP, detail, { operation: "describeTemplate" });
}
