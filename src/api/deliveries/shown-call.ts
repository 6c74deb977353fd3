import { createRedactor } from "../../http/redact.ts";
import type { Delivery } from "../../store/store.ts";

/** What vendors sign or identify themselves with stands in headers of their own: only these are shown. */
const SHOWN_HEADERS: ReadonlySet<string> = new Set([
  "accept",
  "content-encoding",
  "content-length",
  "content-type",
  "date",
  "host",
  "user-agent",
  "x-forwarded-for",
  "x-request-id",
]);

const MOST_CHARACTERS = 64 * 1024;

const redactor = createRedactor([]);

/** A call that knocked as people may read it: names of all headers, and a body without what looks like a secret. */
export function shownCall({ headers, body }: Pick<Delivery, "headers" | "body">): {
  readonly headers: readonly { readonly name: string; readonly value?: string }[];
  readonly body: string;
  readonly isCut: boolean;
} {
  const names = Object.keys(headers).filter((name) => !name.startsWith(":"));
  const text = new TextDecoder().decode(body);
  return {
    headers: names.toSorted().map((name) => {
      const value = SHOWN_HEADERS.has(name) ? headers[name] : undefined;
      return value === undefined ? { name } : { name, value };
    }),
    body: redactor.text(text.slice(0, MOST_CHARACTERS)),
    isCut: text.length > MOST_CHARACTERS,
  };
}
