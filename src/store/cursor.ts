import { isUuid } from "./reference.ts";

/** A place in a list of rows, before those behind it. Opaque to everybody but `list`; it may go out and come back. */
export type Cursor = string;

/** What a cursor stands for: many rows may share an instant, none share an id. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** A text that no `cursorOf` has made: the caller has to begin again with the first page. */
export class CursorInvalid extends Error {
  override readonly name = "CursorInvalid";

  constructor() {
    super("This page no longer exists. Begin again with the first one.");
  }
}

/** The cursor behind which `list` goes on after this row, the last one of a page. */
export function cursorOf(
  row: { readonly id: string } & ({ readonly createdAt: Date } | { readonly receivedAt: Date }),
): Cursor {
  const at = "createdAt" in row ? row.createdAt : row.receivedAt;
  return Buffer.from(`${at.toISOString()} ${row.id}`).toString("base64url");
}

/** Throws {@link CursorInvalid}; the text may come from outside. */
export function readCursor(cursor: Cursor): Place {
  const [instant = "", id = "", ...more] = Buffer.from(cursor, "base64url").toString().split(" ");
  const at = new Date(instant);
  if (more.length > 0 || Number.isNaN(at.getTime()) || !isUuid(id)) throw new CursorInvalid();
  return { at, id };
}
