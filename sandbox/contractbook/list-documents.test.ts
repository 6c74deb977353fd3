import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openContractbook } from "./open-contractbook.ts";
import type { OpenContractbook } from "./open-contractbook.ts";
import { documentIn, sampleDocument } from "./sample-document.ts";

let book: OpenContractbook;
let ms = 0;

beforeEach(async () => {
  ms = Date.parse("2026-01-31T09:00:00Z");
  book = await openContractbook("documented", () => new Date(ms));
});
afterEach(async () => {
  await book.close();
});

const create = async (
  over: Readonly<Record<string, unknown>>,
  template = "tpl_standard",
): Promise<string> => {
  const [, body] = await book.call("POST", `/templates/${template}/create_document`, sampleDocument(over));
  ms += 60_000;
  return documentIn(body).id;
};

const page = z.object({
  documents: z.array(z.looseObject({ title: z.string() })),
  pagination_meta: z.object({ cursor: z.string().nullable() }),
});
const list = async (query: string): Promise<{ titles: string[]; cursor: string | null }> => {
  const [status, body] = await book.call("GET", `/documents?${query}`);
  expect(status).toBe(200);
  const { documents, pagination_meta: meta } = page.parse(body);
  return { titles: documents.map(({ title }) => title), cursor: meta.cursor };
};

test("a document is found by its tag, also after its tags changed", async () => {
  await create({ title: "A", tags: ["ref-a", "both"] });
  await create({ title: "B", tags: ["ref-b", "both"] });
  expect((await list("tags[]=ref-a")).titles).toEqual(["A"]);
  expect((await list("tags[]=both&sort_direction=asc")).titles).toEqual(["A", "B"]);
  expect((await list("tags[]=none")).titles).toEqual([]);
  const [, body] = await book.call(
    "POST",
    "/templates/tpl_standard/create_document",
    sampleDocument({ title: "C" }),
  );
  const { id, version } = documentIn(body);
  await book.call("PATCH", `/documents/${id}`, { document: { version, tags: ["ref-c"] } });
  expect((await list("tags[]=ref-c")).titles).toEqual(["C"]);
  expect((await list("tags[]=ref-1")).titles).toEqual([]);
});

test("without contexts only one's own documents are listed", async () => {
  await create({ title: "mine" });
  await create({ title: "of the workspace" }, "tpl_scale");
  const team = await create({ title: "of the team" });
  await book.simulator.control("moveTo", { id: team, context: "team_documents" });
  expect((await list("")).titles).toEqual(["mine"]);
  const all = "context[]=my_documents&context[]=team_documents&context[]=workspace&sort_direction=asc";
  expect((await list(all)).titles).toEqual(["mine", "of the workspace", "of the team"]);
});

test("states, types, title and times filter", async () => {
  await create({ title: "Draft" });
  const sent = await create({ title: "Sent" });
  const signed = await create({ title: "Signed" });
  for (const id of [sent, signed]) await book.call("POST", `/documents/${id}/send`);
  ms = Date.parse("2026-02-01T00:00:00Z");
  await book.simulator.control("signAll", { id: signed });
  expect((await list("states[]=draft")).titles).toEqual(["Draft"]);
  expect(
    (await list("states[]=pending&states[]=signed&sort_column=title&sort_direction=asc")).titles,
  ).toEqual(["Sent", "Signed"]);
  expect((await list("types[]=contract&title=sig")).titles).toEqual(["Signed"]);
  expect((await list("updated_at_gte=2026-02-01T00:00:00Z")).titles).toEqual(["Signed"]);
  expect((await list("updated_at_lt=2026-01-31T09:01:00Z")).titles).toEqual(["Draft"]);
  expect((await list("signed_at_gte=2026-01-31T00:00:00Z&signed_at_lt=2026-02-02T00:00:00Z")).titles).toEqual(
    ["Signed"],
  );
  expect((await list("signed_at_gte=2026-02-02T00:00:00Z")).titles).toEqual([]);
  expect((await list("owned=false")).titles).toEqual([]);
});

test("pages follow one another by cursor, with or without repeating the filters", async () => {
  for (const title of ["1", "2", "3", "4", "5"]) await create({ title });
  const filters = "sort_column=updated_at&sort_direction=asc&page_size=2";
  const first = await list(filters);
  expect(first.titles).toEqual(["1", "2"]);
  const second = await list(`cursor=${first.cursor}`);
  expect(second.titles).toEqual(["3", "4"]);
  const third = await list(`${filters}&cursor=${second.cursor}`);
  expect(third).toEqual({ titles: ["5"], cursor: null });
});

test("data fields are shown in full lists only", async () => {
  await create({ title: "A" });
  const short = await book.call("GET", "/documents");
  expect(short).toMatchObject([200, { documents: [{ title: "A" }] }]);
  expect(JSON.stringify(short)).not.toContain("data_fields");
  const fields = [{ name: "client_name", value: "Bo Ek" }];
  expect(await book.call("GET", "/documents?full=true")).toMatchObject([
    200,
    {
      documents: [
        { data_fields: expect.arrayContaining(fields.map((field) => expect.objectContaining(field))) },
      ],
    },
  ]);
});

test.each([
  "states=draft",
  "states[]=sent",
  "page_size=101",
  "page_size=-1",
  "sort_column=id",
  "updated_at_gte=yesterday",
  "full=yes",
  "context[]=all",
  "limit=5",
  "__proto__=1",
  "title=a&title=b",
])("the parameter %s is refused", async (query) => {
  expect((await book.call("GET", `/documents?${query}`))[0]).toBe(422);
});

test("a cursor that is none is refused", async () => {
  for (const cursor of ["x", Buffer.from(`{"filters":1}`).toString("base64url"), ""]) {
    expect((await book.call("GET", `/documents?cursor=${cursor}`))[0]).toBe(400);
  }
});
