import type { HeldBody } from "./held-body.ts";
import type { RecordedCall } from "./http.ts";
import type { Redactor } from "./redact.ts";

/** A call before it is redacted. */
export interface RawCallRecord extends Omit<RecordedCall, "requestBody" | "responseBody"> {
  readonly request?: HeldBody;
  readonly response?: HeldBody;
}

/** A recorded call whose address and bodies are redacted when they are read, not while the caller waits. */
export function recordedCall(raw: RawCallRecord, redactor: Redactor): RecordedCall {
  const { request, response, url, ...plain } = raw;
  const call: RecordedCall = { ...plain, url: "" };
  lazily(call, "url", () => redactor.url(url));
  if (request) lazily(call, "requestBody", () => redactor.body(request));
  if (response) lazily(call, "responseBody", () => redactor.body(response));
  return call;
}

function lazily(call: RecordedCall, name: keyof RecordedCall, get: () => string): void {
  Object.defineProperty(call, name, { get, enumerable: true });
}
