import { z } from "zod";
import { readData } from "./read-data.ts";

/** What a list is asked for. */
export interface Page {
  readonly rows: number;
  /** From 1. */
  readonly start: number;
  readonly sortColumn: string;
  readonly isAscending: boolean;
  readonly search: Readonly<Record<string, string>>;
}

/** The page of a list that the query's `data` asks for, with the vendor's own defaults. Throws Refused. */
export const readPage = (query: URLSearchParams, columns: readonly string[]): Page => {
  const column = z.string().refine((name) => columns.includes(name), "no column to go by");
  const shape = z.strictObject({
    page_context: z.strictObject({
      row_count: z.int().min(1).max(100).optional(),
      start_index: z.int().min(1).optional(),
      sort_column: z.union([z.literal(""), column]).optional(),
      sort_order: z.enum(["ASC", "DESC"]).optional(),
      search_columns: z.record(column, z.string().min(1)).optional(),
    }),
  });
  const text = query.get("data");
  const asked = text === null ? {} : readData(text, shape).page_context;
  const sort = asked.sort_column ?? "";
  return {
    rows: asked.row_count ?? 10,
    start: asked.start_index ?? 1,
    sortColumn: sort === "" ? (columns[0] ?? "") : sort,
    isAscending: asked.sort_order === "ASC",
    search: asked.search_columns ?? {},
  };
};

/** One page of the rows, and the `page_context` that comes with it. */
export const pageOf = <Row>(
  rows: readonly Row[],
  page: Page,
): { readonly shown: readonly Row[]; readonly context: Readonly<Record<string, unknown>> } => {
  const from = page.start - 1;
  const shown = rows.slice(from, from + page.rows);
  return {
    shown,
    context: {
      sort_column: page.sortColumn,
      has_more_rows: rows.length > from + page.rows,
      start_index: page.start,
      total_count: rows.length,
      sort_order: page.isAscending ? "ASC" : "DESC",
      row_count: shown.length,
    },
  };
};
