import { CountersignError } from "../../domain/errors.ts";
import { createBatchSize } from "./batch-size.ts";
import { unreadable } from "./failures.ts";
import type { Gate } from "./gate.ts";
import { createLane } from "./lane.ts";
import type { Outcome } from "./lane.ts";
import { at, idAt, listAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

export interface ReaderOptions {
  readonly gate: Gate;
  readonly wire: Wire;
  readonly width: number;
  readonly entity: "leads" | "contacts" | "companies";
  /** Query of every read, without separators: `with=contacts`. */
  readonly query?: string;
}

const MOST_IDS = 250;
/** Bytes of an address; common servers refuse more than 8,192 in one line. */
const MOST_BYTES = 6_500;
const LIST_BYTES = 64 * 1024 * 1024;

/**
 * Reads entities by id: one alone as `GET /leads/{id}`, those that wait together as one filtered list. `undefined` = it
 * does not exist (204, or missing in the list). Resolves to Kommo's JSON, whose id is the one that was asked for.
 */
export function createReader(options: ReaderOptions): (id: string) => Promise<unknown> {
  const { entity, query } = options;
  const base = `/api/v4/${entity}`;
  const listPath = (ids: readonly string[]): string =>
    `${base}?${[query, `limit=${MOST_IDS}`, ...ids.map((id) => `filter[id][]=${id}`)].filter(Boolean).join("&")}`;

  async function readOne(id: string): Promise<unknown> {
    const call: WireCall = {
      method: "GET",
      to: `${base}/${id}${query === undefined ? "" : `?${query}`}`,
      operation: `${entity}.read`,
      safe: true,
      tolerate: [404],
    };
    const answer = await options.wire(call);
    // 404 is documented for a wrong path, 204 for a missing entity: a wrong address must not look like a deleted deal.
    if (answer.status === 404) return (await readList([id])).get(id);
    const body = readAnswer(answer, call);
    if (body !== undefined && idAt(body, "id") !== id)
      throw unreadable(answer, call, `The answer is not ${entity} ${id}.`);
    return body;
  }

  async function readList(ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const call: WireCall = {
      method: "GET",
      to: listPath(ids),
      operation: `${entity}.list`,
      safe: true,
      maxBytes: LIST_BYTES,
    };
    const answer = await options.wire(call);
    const body = readAnswer(answer, call);
    const found = new Map<string, unknown>();
    if (body === undefined) return found;
    if (!Array.isArray(at(body, "_embedded", entity)))
      throw unreadable(answer, call, `The answer holds no list of ${entity}.`);
    for (const entry of listAt(body, "_embedded", entity)) {
      const id = idAt(entry, "id");
      // Filters that Kommo does not know are ignored in silence: a list of others says nothing about those we asked for.
      if (id === undefined || !ids.includes(id))
        throw unreadable(answer, call, `The answer holds other ${entity} than asked for.`);
      found.set(id, entry);
    }
    if (found.size < ids.length && at(body, "_links", "next") !== undefined) {
      throw unreadable(answer, call, `The list of ${entity} goes on although all were asked for at once.`);
    }
    return found;
  }

  return createLane<string, unknown>({
    gate: options.gate,
    size: createBatchSize(MOST_IDS),
    width: options.width,
    fits: (ids) => fitting(ids, listPath),
    async run(asked): Promise<readonly Outcome<unknown>[]> {
      const ids = [...new Set(asked)];
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) {
        const value = await readOne(only);
        return asked.map(() => ({ value }));
      }
      const found = await readList(ids);
      return asked.map((id) => ({ value: found.get(id) }));
    },
  });
}

function fitting(ids: readonly string[], path: (ids: readonly string[]) => string): number {
  let bytes = path([]).length;
  const end = ids.findIndex((id) => {
    bytes += id.length + 14;
    return bytes > MOST_BYTES;
  });
  return end === -1 ? ids.length : end;
}

/** Ids become part of addresses: anything but digits is refused before a call is made. */
export function checkedId(id: string, operation: string): string {
  if (/^\d{1,20}$/.test(id)) return id;
  throw new CountersignError("not_found", { next: "stop" }, `"${id.slice(0, 30)}" is no id of Kommo.`, {
    connection: "kommo",
    operation,
  });
}
