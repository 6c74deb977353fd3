import type { HttpRequest } from "./http.ts";

/** A call's body as bytes and its headers with lower-case names. */
export interface WireBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes?: string | Uint8Array;
}

/** Forms become bytes here, with their boundary in the content type: their length is then known to the server. */
export async function wireBody(request: HttpRequest): Promise<WireBody> {
  const headers: Record<string, string> = { "user-agent": "Countersign", "accept-encoding": "identity" };
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  if (request.body === undefined) return { headers };
  if (!(request.body instanceof FormData)) return { headers, bytes: request.body };
  const packed = new Response(request.body);
  headers["content-type"] = packed.headers.get("content-type") ?? "multipart/form-data";
  return { headers, bytes: await packed.bytes() };
}
