import type { HeldBody } from "./held-body.ts";
import { isSensitiveKey, redactPairs } from "./redact-keys.ts";
import { replaceBlobs } from "./replace-blobs.ts";

/** Removes what must not be kept, from texts, addresses and bodies. Precompiled; linear in the length of its input. */
export interface Redactor {
  text(text: string): string;
  /** Keeps the path and short plain query values. */
  url(url: string): string;
  /** Cut to 8 KiB; files become `[n bytes of content-type]`. */
  body(held: HeldBody): string;
}

const KEPT_CHARS = 8 * 1024;
/** The end of a body that was cut before it was redacted: a secret may have lost its second half there. */
const UNSAFE_END = 1024;

/** `secrets`: exact values (tokens, keys, hook secrets); their base64, percent-encoded and JSON forms go as well. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const known = secretPattern(secrets);
  const text = (input: string): string =>
    replaceBlobs(
      redactPairs(known ? input.replace(known, "[secret]") : input),
      (blob) => `[${Math.floor((blob.length * 3) / 4)} bytes]`,
    )
      .replace(JWT, "[token]")
      .replace(BEARER, "$1 [secret]")
      .replace(QUERY_IN_TEXT, "$1?[query]");
  return {
    text,
    url: (url) => redactUrl(known ? url.replace(known, "[secret]") : url),
    body: (held) => redactBody(held, text),
  };
}

const JWT = /\beyJ[\w-]{8,2000}\.[\w-]{4,4000}(?:\.[\w-]{0,2000})?/gu;
const BEARER = /\b(bearer|basic|zoho-oauthtoken|authtoken)\s{1,4}[\w.~+/=-]{6,}/giu;
/** The query of any address within a text: signatures of download links, tokens of signing links. */
const QUERY_IN_TEXT = /(https?:(?:\\?\/){2}(?:[^\s"'<>?\\]|\\\/){1,2000})\?(?:[^\s"'<>\\]|\\\/|\\u0026)+/gu;

function secretPattern(secrets: readonly string[]): RegExp | undefined {
  const forms = new Set(secrets.filter((secret) => secret.length >= 4).flatMap(formsOf));
  // Longest first: a form that contains another one must win.
  const sorted = [...forms].toSorted((a, b) => b.length - a.length);
  return sorted.length === 0 ? undefined : new RegExp(sorted.map(escapePattern).join("|"), "gu");
}

function escapePattern(literal: string): string {
  return literal.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const encoded = encodeURIComponent(secret);
  return [
    secret,
    encoded,
    encoded.replaceAll("%20", "+"),
    encoded.replaceAll(/%[0-9A-F]{2}/gu, (hex) => hex.toLowerCase()),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("hex"),
    // Within a longer text, base64 depends on how many bytes stand before: three spellings of the part in common.
    ...[0, 1, 2].flatMap((before) => {
      const whole = Buffer.concat([Buffer.alloc(before), bytes])
        .toString("base64")
        .replace(/=+$/u, "");
      // The first characters hold bits of what stands before, the last one may hold bits of what follows.
      const inner = whole.slice(before === 0 ? 0 : before + 1, -1);
      return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
    }),
  ].filter((form) => form.length >= 4);
}

/** Short, plain and not token-like: page numbers, filters, dates. */
const PLAIN_VALUE = /^[\w.,:+ -]{0,24}$/u;

function redactUrl(url: string): string {
  const [address = "", ...rest] = url.replace(/#.*$/su, "").split("?");
  const bare = replaceBlobs(address.replace(/^([a-z]+:\/\/)[^/]*@/iu, "$1"), () => "[long]").replace(
    JWT,
    "[token]",
  );
  if (rest.length === 0) return bare.slice(0, 2000);
  const pairs = [...new URLSearchParams(rest.join("?"))].slice(0, 100);
  const shown = pairs.map(([key, value]) => {
    const plain = PLAIN_VALUE.test(value) && !isSensitiveKey(key);
    return `${key.slice(0, 80)}=${plain ? value : "[…]"}`;
  });
  return `${bare}?${shown.join("&")}`.slice(0, 2000);
}

function redactBody(held: HeldBody, text: (input: string) => string): string {
  const { body, contentType, totalBytes } = held;
  if (totalBytes === 0) return "";
  const readable = typeof body === "string" ? body : readableText(body, contentType);
  if (readable === undefined) return `[${totalBytes} bytes${contentType === "" ? "" : ` of ${contentType}`}]`;
  const cut = totalBytes > (typeof body === "string" ? Buffer.byteLength(body) : body.byteLength);
  const whole = cut ? readable.slice(0, -UNSAFE_END) : readable;
  const clean = contentType.includes("x-www-form-urlencoded") ? redactForm(whole, text) : text(whole);
  return cut || clean.length > KEPT_CHARS
    ? `${clean.slice(0, KEPT_CHARS)}… [${totalBytes} bytes in all]`
    : clean;
}

function readableText(bytes: Uint8Array, contentType: string): string | undefined {
  if (/pdf|octet-stream|zip|image|audio|video|multipart/iu.test(contentType)) return undefined;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return start.includes(0) || start.subarray(0, 5).toString("latin1") === "%PDF-"
    ? undefined
    : start.toString("utf8");
}

/** Decoded, because forms carry JSON inside (Zoho's `data=`) whose keys must be seen. */
function redactForm(form: string, text: (input: string) => string): string {
  return [...new URLSearchParams(form)]
    .map(([key, value]) => `${key}=${isSensitiveKey(key) ? "[removed]" : text(value)}`)
    .join("&");
}
