import { randomBytes } from "node:crypto";
import type { SimRequest, SimResponse, Simulator } from "./kit.ts";
import { ControlError } from "./kit.ts";

/** Short-lived download addresses of a storage host that is not the vendor's API. */
export interface FileStore {
  /** Mount it under the path that `baseUrl` names. */
  readonly simulator: Simulator;
  /** An address that gives these bytes for a while. The bytes are made when they are fetched. */
  publish(file: { readonly type: string; readonly bytes: () => Uint8Array }): string;
}

interface Published {
  readonly type: string;
  readonly bytes: () => Uint8Array;
  readonly untilMs: number;
}

/** As long as the storage addresses in Contractbook's own examples live. */
const LIFE_MS = 300_000;
const MOST = 10_000;

const xml = (status: number, code: string): SimResponse => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`,
});

/** Like an object store behind signed addresses: a call that carries an Authorization header is refused with 400. */
export const createFileStore = (options: {
  readonly id: string;
  readonly baseUrl: () => string;
  readonly now: () => Date;
}): FileStore => {
  const files = new Map<string, Published>();

  const fetched = ({ method, path, headers }: SimRequest): SimResponse => {
    if (headers["authorization"] !== undefined) return xml(400, "InvalidArgument");
    const file = files.get(path.slice(1));
    if (file === undefined) return xml(404, "NoSuchKey");
    if (method !== "GET") return xml(405, "MethodNotAllowed");
    if (options.now().getTime() > file.untilMs) return xml(403, "AccessDenied");
    return { status: 200, headers: { "content-type": file.type }, body: file.bytes() };
  };

  return {
    publish: ({ type, bytes }) => {
      const key = randomBytes(16).toString("hex");
      files.set(key, { type, bytes, untilMs: options.now().getTime() + LIFE_MS });
      const [oldest] = files.keys();
      if (files.size > MOST && oldest !== undefined) files.delete(oldest);
      return `${options.baseUrl()}/${key}`;
    },
    simulator: {
      id: options.id,
      handle: (request) => Promise.resolve(fetched(request)),
      control: (action) => Promise.reject(new ControlError(`the file store has no action "${action}"`)),
      state: () => ({ files: files.size }),
      reset: () => {
        files.clear();
      },
    },
  };
};
