import type { ServerResponse } from "node:http";
import type { SimResponse } from "./kit.ts";

const encode = (body: unknown): { readonly bytes: Uint8Array; readonly type?: string } => {
  if (body === undefined) return { bytes: new Uint8Array() };
  if (body instanceof Uint8Array) return { bytes: body, type: "application/octet-stream" };
  if (typeof body === "string") return { bytes: Buffer.from(body), type: "text/plain; charset=utf-8" };
  return { bytes: Buffer.from(JSON.stringify(body)), type: "application/json; charset=utf-8" };
};

/** Sends a simulator's answer. The simulator's own content type wins over the guessed one. */
export const writeAnswer = (response: ServerResponse, answer: SimResponse): void => {
  const { bytes, type } = encode(answer.body);
  const headers: Record<string, string | number> = {};
  if (type !== undefined) headers["content-type"] = type;
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers[name.toLowerCase()] = value;
  if (answer.status !== 204 && answer.status !== 304) headers["content-length"] = bytes.length;
  response.writeHead(answer.status, headers);
  response.end(bytes);
};
