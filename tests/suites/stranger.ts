import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { listenLocally } from "./listen-locally.ts";

/** A host that is none of the vendor's: whatever reaches it is written down. */
export interface Stranger {
  readonly url: string;
  /** Each call as one text: line, headers, body. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

/** Answers everything with a small PDF, so that whoever trusts it has something to take. */
export async function openStranger(): Promise<Stranger> {
  const heard: string[] = [];
  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url, rawHeaders } = request;
    heard.push([`${method} ${url}`, ...rawHeaders, await text(request)].join("\n"));
    response.writeHead(200, { "content-type": "application/pdf" });
    response.end("%PDF-1.7 of a stranger");
  }
  const server = createServer((request, response) => void hear(request, response));
  return { heard, ...(await listenLocally(server)) };
}
