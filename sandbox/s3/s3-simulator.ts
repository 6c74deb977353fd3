import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFault, refuse, suffer, type S3Fault } from "./fault.ts";

interface StoredObject {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * A tiny S3-compatible server, bucket in the path: PUT (with `If-None-Match: *` and checksum), GET, HEAD, DELETE,
 * and the list of a bucket (`list-type=2`, one page).
 * It checks that calls are signed, not the signature. `POST /_fault?status=503&times=1&method=PUT` plans a fault (see
 * {@link readFault}), `DELETE /_fault` ends all of them, `GET /_keys` lists what is kept.
 */
export function createS3Simulator(): Server {
  const objects = new Map<string, StoredObject>();
  let faults: S3Fault[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://s3.example.com");
    const body = await readAll(request);
    if (control(url, request.method, response)) return;
    const fault = faults.find(
      ({ times, method }) => times > 0 && (method === "*" || method === request.method),
    );
    if (fault) {
      fault.times -= 1;
      if (!(await suffer(fault, response))) return;
    }
    if (!(request.headers.authorization ?? "").startsWith("AWS4-HMAC-SHA256 Credential=")) {
      refuse(response, 403, "AccessDenied");
      return;
    }
    const key = decodeURIComponent(url.pathname);
    if (request.method === "PUT") put(key, request, body, response);
    else if (request.method === "DELETE") {
      objects.delete(key);
      response.writeHead(204).end();
    } else if (url.searchParams.get("list-type") === "2") list(key, url.searchParams, response);
    else give(objects.get(key), request.method === "HEAD", response);
  }

  function list(bucket: string, query: URLSearchParams, response: ServerResponse): void {
    const root = `${bucket.replace(/\/$/u, "")}/`;
    const prefix = query.get("prefix") ?? "";
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(root + prefix))
      .map((key) => key.slice(root.length))
      .slice(0, Number(query.get("max-keys") ?? 1000));
    const contents = keys.map((key) => `<Contents><Key>${escapeXml(key)}</Key></Contents>`).join("");
    response
      .writeHead(200, { "content-type": "application/xml" })
      .end(
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`,
      );
  }

  /** Calls that are ours and not S3's; `true` = it was one. */
  function control(url: URL, method: string | undefined, response: ServerResponse): boolean {
    if (url.pathname === "/_keys") {
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify([...objects.keys()]));
    } else if (url.pathname === "/_fault") {
      if (method === "DELETE") faults = [];
      else faults.push(readFault(url.searchParams));
      response.writeHead(204).end();
    } else return false;
    return true;
  }

  function put(key: string, request: IncomingMessage, bytes: Buffer, response: ServerResponse): void {
    const told = request.headers["x-amz-checksum-sha256"];
    if (told !== undefined && told !== createHash("sha256").update(bytes).digest("base64")) {
      refuse(response, 400, "BadDigest");
    } else if (request.headers["if-none-match"] === "*" && objects.has(key)) {
      refuse(response, 412, "PreconditionFailed");
    } else {
      const contentType = request.headers["content-type"] ?? "binary/octet-stream";
      objects.set(key, { bytes, contentType, metadata: metadataOf(request) });
      response.writeHead(200, { etag: etagOf(bytes) }).end();
    }
  }

  return createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
}

function give(object: StoredObject | undefined, headOnly: boolean, response: ServerResponse): void {
  if (!object) {
    refuse(response, 404, "NoSuchKey");
    return;
  }
  const { bytes, contentType, metadata } = object;
  response.writeHead(200, {
    "content-type": contentType,
    "content-length": bytes.length,
    etag: etagOf(bytes),
    ...metadata,
  });
  response.end(headOnly ? undefined : bytes);
}

function metadataOf(request: IncomingMessage): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith("x-amz-meta-") && typeof value === "string") metadata[name] = value;
  }
  return metadata;
}

function etagOf(bytes: Buffer): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
