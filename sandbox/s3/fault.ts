import type { ServerResponse } from "node:http";

/** What calls shall suffer: a status instead of an answer, an answer that comes late, or none at all. */
export interface S3Fault {
  readonly kind: "status" | "late" | "silent" | "reset";
  /** For `status`. */
  readonly status: number;
  /** For `late`. */
  readonly delayMs: number;
  /** HTTP method, or `*`. */
  readonly method: string;
  times: number;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const CODES: ReadonlyMap<number, string> = new Map([
  [301, "PermanentRedirect"],
  [403, "AccessDenied"],
  [404, "NoSuchBucket"],
  [500, "InternalError"],
  [501, "NotImplemented"],
  [503, "SlowDown"],
]);

/** Reads `kind=status&status=503&delayMs=1000&method=*&times=1`; what is not named has the value shown first. */
export function readFault(query: URLSearchParams): S3Fault {
  const kind = query.get("kind");
  return {
    kind: kind === "late" || kind === "silent" || kind === "reset" ? kind : "status",
    status: Number(query.get("status") ?? 503),
    delayMs: Number(query.get("delayMs") ?? 1_000),
    method: query.get("method") ?? "PUT",
    times: Number(query.get("times") ?? 1),
  };
}

/** Does it to the call. `true` = the call is to be answered as usual, perhaps after a while. */
export async function suffer({ kind, status, delayMs }: S3Fault, response: ServerResponse): Promise<boolean> {
  if (kind === "late") {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return true;
  }
  if (kind === "reset") response.destroy();
  if (kind === "status") refuse(response, status, CODES.get(status) ?? "InternalError");
  return false;
}

/** An error as S3 words it; HEAD has no body. */
export function refuse(response: ServerResponse, status: number, code: string): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(response.req.method === "HEAD" ? undefined : xml);
}
