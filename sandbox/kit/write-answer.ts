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

/** Promises the whole answer, sends half of it and hangs up. */
export const writeHalf = (response: ServerResponse, { status, body }: SimResponse): void => {
  const { bytes } = encode(body ?? { truncated: true });
  response.writeHead(status === 204 ? 200 : status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": bytes.length + 1,
  });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.destroy());
};

const FILLING = Buffer.alloc(256 * 1024, " ");

/** Sends JSON that goes on and on until the other side hangs up. */
export const writeForEver = (response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
  response.write("[");
  const more = (): void => {
    while (!response.destroyed && response.write(FILLING));
  };
  response.on("drain", more);
  more();
};
