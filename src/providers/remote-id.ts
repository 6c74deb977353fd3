import type { RemoteId } from "../domain/contract.ts";
import { CountersignError, STOP } from "../domain/errors.ts";

/** Letters, digits, `_` and `-`: none of them leads a URL to another path. */
const PLAIN = /^[\w-]{1,100}$/;

/** How the ids of one vendor are taken in and put into paths. */
export interface RemoteIds {
  /** The vendor's id, text or number; `undefined` = nothing that may enter a URL path. */
  readonly remoteIdFrom: (value: unknown) => RemoteId | undefined;
  /** An id as a path segment. Throws `not_found` (STOP) for one that could lead to another path. */
  readonly pathSegment: (id: string) => string;
}

/** `vendor`: its name, for the refusal. `shape`: the form of its ids where it is narrower; it must fit no `/`, `.`, `?` or `%`. */
export function createRemoteIds(vendor: string, shape: RegExp = PLAIN): RemoteIds {
  const isRemoteId = (text: string): text is RemoteId => shape.test(text);
  return {
    remoteIdFrom(value) {
      if (typeof value !== "string" && typeof value !== "number") return undefined;
      const text = String(value);
      return isRemoteId(text) ? text : undefined;
    },
    pathSegment(id) {
      if (shape.test(id)) return id;
      throw new CountersignError("not_found", STOP, `This is not an id that ${vendor} gives out.`);
    },
  };
}
