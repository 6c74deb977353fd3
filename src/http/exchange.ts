import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { AddressRefused } from "./address-guard.ts";

/** What is put on the wire. */
export interface ExchangeCall {
  readonly url: URL;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** What came back, body as sent (still compressed). */
export interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/**
 * Why there is no whole answer. `not-sent`: no byte of the call left this machine; `maybe-sent`: it may have been
 * carried out; `invalid`: our own call cannot be put on a wire.
 */
export type ExchangeFailureKind = "refused" | "not-sent" | "maybe-sent" | "too-large" | "invalid";

/** The one error of {@link exchange}. Its message holds no URL, header or body. */
export class ExchangeFailure extends Error {
  override readonly name = "ExchangeFailure";
  readonly kind: ExchangeFailureKind;
  /** Present where an answer had begun. */
  readonly status: number | undefined;

  constructor(kind: ExchangeFailureKind, message: string, status?: number, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
    this.status = status;
  }
}

/** One call, one answer: no retries, no redirects, one deadline for all of it. Throws {@link ExchangeFailure}. */
export function exchange(network: Dispatcher, call: ExchangeCall): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const handler = new Handler(call, resolve, reject);
    try {
      network.dispatch(
        {
          origin: call.url.origin,
          path: call.url.pathname + call.url.search,
          method: call.method,
          headers: call.headers,
          ...(call.body === undefined ? {} : { body: call.body }),
        },
        handler,
      );
    } catch (error) {
      handler.onResponseError(undefined, error instanceof Error ? error : new Error(String(error)));
    }
  });
}

class Handler implements Dispatcher.DispatchHandler {
  readonly #call: ExchangeCall;
  readonly #resolve: (exchanged: Exchanged) => void;
  readonly #reject: (failure: ExchangeFailure) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #headers = new Headers();
  #status: number | undefined;
  #size = 0;
  #over = false;

  constructor(
    call: ExchangeCall,
    resolve: (exchanged: Exchanged) => void,
    reject: (failure: ExchangeFailure) => void,
  ) {
    this.#call = call;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setTimeout(() => {
      this.#fail(this.#sent(), `No whole answer within ${call.timeoutMs / 1000} s.`);
    }, call.timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // The deadline passed while the call was still queued: it must not leave now.
    if (this.#over) controller.abort(new Error("Given up before it was sent."));
    else this.#controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (this.#over || status < 200) return;
    this.#status = status;
    this.#headers = readHeaders(headers);
    this.#checkSize(Number(this.#headers.get("content-length") ?? 0));
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#over) return;
    this.#size += chunk.length;
    this.#chunks.push(chunk);
    this.#checkSize(this.#size);
  }

  onResponseEnd(): void {
    if (this.#over || this.#status === undefined) return;
    this.#end();
    this.#resolve({ status: this.#status, headers: this.#headers, bytes: Buffer.concat(this.#chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    if (this.#over) return;
    if (causedByRefusal(error)) this.#fail("refused", error.message, error);
    else if (codeOf(error) === "UND_ERR_INVALID_ARG") this.#fail("invalid", error.message, error);
    else this.#fail(this.#sent(), describe(error), error);
  }

  #sent(): "maybe-sent" | "not-sent" {
    return this.#controller === undefined ? "not-sent" : "maybe-sent";
  }

  #checkSize(size: number): void {
    if (size > this.#call.maxBytes) {
      this.#fail("too-large", `The answer is larger than ${this.#call.maxBytes} bytes.`);
    }
  }

  #end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }

  #fail(kind: ExchangeFailureKind, message: string, cause?: unknown): void {
    this.#end();
    this.#reject(new ExchangeFailure(kind, message, this.#status, cause));
    this.#chunks.length = 0;
    this.#controller?.abort(new Error(message));
  }
}

function readHeaders(raw: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      try {
        if (one !== undefined) headers.append(name, one);
      } catch {
        // A header that HTTP does not allow is dropped; the rest of the answer counts.
      }
    }
  }
  return headers;
}

function causedByRefusal(error: Error): boolean {
  return error instanceof AddressRefused || error.cause instanceof AddressRefused;
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function describe(error: Error): string {
  const text = error.message.replaceAll(/\s+/gu, " ").trim().slice(0, 200);
  const code = codeOf(error) ?? "";
  return `${[code, text].filter((part) => part !== "").join(": ") || "The connection failed"}.`;
}
