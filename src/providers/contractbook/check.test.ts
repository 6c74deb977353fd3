import { expect, test } from "vitest";
import { documented } from "./documented.ts";
import { TEMPLATE_ID, connectTo } from "./vendor-fixture.ts";
import type { Reply, Seen } from "../test-vendor.ts";

const templates = (...titles: readonly string[]): Reply => ({
  status: 200,
  body: { templates: titles.map((title) => ({ id: TEMPLATE_ID, title })) },
});
const documents = (...ids: readonly string[]): Reply => ({
  status: 200,
  body: { documents: ids.map((id) => ({ id, tags: [] })), pagination_meta: { cursor: null } },
});
const serve =
  (list: Reply, found: Reply) =>
  ({ path }: Seen): Reply =>
    path === "/templates" ? list : found;

test("a good key is confirmed with its templates and a working filter, by reading only", async () => {
  const { account, calls } = await connectTo(documented, serve(templates("A", "B"), documents()));
  const findings = await account.check();
  expect(findings.map(({ level }) => level)).toEqual(["ok", "ok", "note", "note"]);
  expect(findings[0]?.text).toContain("2 templates");
  expect(calls.every(({ method }) => method === "GET")).toBe(true);
});

test("a list that ignores the tag is noted, since looking for a lost contract depends on it", async () => {
  const { account } = await connectTo(documented, serve(templates("A"), documents("x")));
  expect((await account.check())[1]).toMatchObject({
    level: "note",
    text: expect.stringContaining("does not filter"),
  });
});

test.each([
  ["a refused key", { status: 401, body: {} }],
  ["a key without the right", { status: 403 }],
  ["a key that sees no template", templates()],
  ["nonsense", { status: 200, body: "<html>" }],
] as const)("%s is a problem with a way out", async (_, reply) => {
  const { account } = await connectTo(documented, serve(reply, documents()));
  expect(await account.check()).toEqual([
    expect.objectContaining({ level: "problem", help: expect.any(String) }),
  ]);
});

test("documents that cannot be listed are a problem", async () => {
  const { account } = await connectTo(documented, serve(templates("A"), { status: 403 }));
  expect((await account.check())[1]).toMatchObject({ level: "problem" });
});
