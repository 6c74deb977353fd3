import { z } from "zod";
import type { SimResponse } from "../kit/kit.ts";
import { Refused } from "./answers.ts";
import type { StoredDocument } from "./document.ts";
import { isInWorkspace, previewDocument } from "./document-view.ts";
import { readListQuery } from "./list-query.ts";
import type { ListQuery } from "./list-query.ts";
import type { World } from "./world.ts";

type Sorted = string | number;
/** A place in the list, and the filters it belongs to: the vendor's example sends the next call with the cursor alone. */
const cursorShape = z.strictObject({
  filters: z.string(),
  after: z.tuple([z.union([z.string(), z.number()]), z.string()]),
});
type Cursor = z.infer<typeof cursorShape>;

const readCursor = (text: string): Cursor => {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new Refused(400);
  }
};

const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

const sortValue = (document: StoredDocument, column: ListQuery["sort_column"]): Sorted => {
  if (column === "title") return document.title;
  return column === "created_at" ? document.createdAt : document.updatedAt;
};

const compare = (left: readonly [Sorted, string], right: readonly [Sorted, string]): number => {
  const [leftKey, rightKey] = left[0] === right[0] ? [left[1], right[1]] : [left[0], right[0]];
  if (leftKey === rightKey) return 0;
  return leftKey < rightKey ? -1 : 1;
};

const isBetween = (value: number | null, from: number | undefined, before: number | undefined): boolean => {
  if (from === undefined && before === undefined) return true;
  return value !== null && value >= (from ?? 0) && value < (before ?? Infinity);
};

const matches = (document: StoredDocument, query: ListQuery): boolean =>
  query["context[]"].includes(document.context) &&
  (query["states[]"]?.some((state) => state === document.state) ?? true) &&
  (query["types[]"]?.some((type) => type === document.type) ?? true) &&
  (query.title === undefined || document.title.toLowerCase().includes(query.title.toLowerCase())) &&
  query.owned !== false &&
  query.integration_object_id === undefined &&
  (query.workspace_id === undefined || isInWorkspace(document, query.workspace_id)) &&
  isBetween(document.updatedAt, query.updated_at_gte, query.updated_at_lt) &&
  isBetween(document.signedAt, query.signed_at_gte, query.signed_at_lt);

/** `GET /documents`. Throws Refused: 422 bad parameters, 400 a cursor that is none. */
export const listDocuments = (world: World, search: URLSearchParams): SimResponse => {
  const cursorText = search.get("cursor");
  const cursor = cursorText === null ? undefined : readCursor(cursorText);
  const asked = readListQuery(search);
  const filters = cursor?.filters ?? search.toString();
  const query = cursor === undefined ? asked : readListQuery(new URLSearchParams(filters));
  const pageSize = search.has("page_size") ? asked.page_size : query.page_size;
  const direction = query.sort_direction === "asc" ? 1 : -1;
  const keyOf = (document: StoredDocument): [Sorted, string] => [
    sortValue(document, query.sort_column),
    document.id,
  ];

  const candidates =
    query["tags[]"] === undefined ? world.library.all() : world.library.tagged(query["tags[]"]);
  const found: StoredDocument[] = [];
  for (const document of candidates) {
    const isAhead = cursor === undefined || compare(keyOf(document), cursor.after) * direction > 0;
    if (isAhead && matches(document, query)) found.push(document);
  }
  found.sort((left, right) => compare(keyOf(left), keyOf(right)) * direction);
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  const next =
    last === undefined || found.length === page.length ? null : writeCursor({ filters, after: keyOf(last) });
  return {
    status: 200,
    body: {
      documents: page.map((document) => previewDocument(world, document, query.full)),
      pagination_meta: { cursor: next },
    },
  };
};
