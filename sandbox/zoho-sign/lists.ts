import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { done } from "./answers.ts";
import { onlyQuery } from "./read-form.ts";
import { pageOf, readPage } from "./read-page.ts";
import type { Page } from "./read-page.ts";
import { previewRequest } from "./request-view.ts";
import { expireWhenDue } from "./sign-request.ts";
import type { StoredRequest } from "./stored-request.ts";
import type { Template } from "./template.ts";
import { previewTemplate } from "./template-view.ts";
import { OWNER } from "./world.ts";
import type { World } from "./world.ts";

type Columns<Row> = Readonly<Record<string, (row: Row) => string>>;

const REQUEST_COLUMNS: Columns<StoredRequest> = {
  created_time: ({ createdAt }) => String(createdAt).padStart(16, "0"),
  request_name: ({ name }) => name,
  folder_name: ({ folderId }) => folderId ?? "",
  owner_full_name: () => `${OWNER.firstName} ${OWNER.lastName}`,
  recipient_email: ({ actions }) => actions.map(({ email }) => email).join(" "),
  form_name: () => "",
};

const TEMPLATE_COLUMNS: Columns<Template> = {
  template_name: ({ name }) => name,
  owner_first_name: () => OWNER.firstName,
  modified_time: () => "",
};

const matches = (world: World, text: string, wanted: string): boolean =>
  world.isSearchExact ? text === wanted : text.toLowerCase().includes(wanted.toLowerCase());

const compare = (left: string, right: string): number => {
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

/** Sorted as asked; rows that are equal keep the order in which they were made, newest first when descending. */
const found = <Row>(
  world: World,
  rows: readonly Row[],
  page: Page,
  columns: Columns<Row>,
): readonly Row[] => {
  const sort = columns[page.sortColumn] ?? (() => "");
  const hits = rows.filter((row) =>
    Object.entries(page.search).every(([name, wanted]) => matches(world, columns[name]?.(row) ?? "", wanted)),
  );
  const ascending = hits.toSorted((left, right) => compare(sort(left), sort(right)));
  return page.isAscending ? ascending : ascending.toReversed();
};

/** New requests reach the list later than `GET /requests/{id}` while the lag lasts. */
const visible = (world: World): readonly StoredRequest[] => {
  const rows = [...world.requests.values()].filter(({ isDeleted }) => !isDeleted);
  if (world.blindLists === 0) return rows;
  world.blindLists -= 1;
  return rows.slice(0, world.blindSince);
};

/** `GET /requests`: https://zoho.com/sign/api/document-managment/get-document-list.html. Throws Refused. */
export const listRequests = (world: World, call: SimRequest): SimResponse => {
  onlyQuery(call, ["data"]);
  const page = readPage(call.query, Object.keys(REQUEST_COLUMNS));
  const rows = found(world, visible(world), page, REQUEST_COLUMNS);
  const { shown, context } = pageOf(rows, page);
  for (const request of shown) expireWhenDue(world, request);
  return done("Document list retrieved successfully", {
    requests: shown.map((request) => previewRequest(world, request)),
    page_context: context,
  });
};

/** `GET /templates`. Throws Refused. */
export const listTemplates = (world: World, call: SimRequest): SimResponse => {
  onlyQuery(call, ["data"]);
  const page = readPage(call.query, Object.keys(TEMPLATE_COLUMNS));
  const rows = found(world, [...world.templates.values()], page, TEMPLATE_COLUMNS);
  const { shown, context } = pageOf(rows, page);
  return done("Template list retrieved successfully", {
    templates: shown.map(previewTemplate),
    page_context: context,
  });
};
