import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { connectTo, contractJson, page, remoteId, routeOf } from "./vendor-fixture.ts";

const ID = remoteId("1000001");
const FILES = "/contracts/1000001/files";
const PDF = "%PDF-1.7 signed";
const SIGNED = { status: 200, body: contractJson({ state: "signed" }) } as const;
const LIST = [
  { id: 8, name: "Terms", type: "attachment", extension: "pdf" },
  { id: 5, name: "Agreement", type: "CONTRACT", extension: "pdf" },
] as const;

type Routes = Readonly<Record<string, Reply | ((call: Seen, base: string) => Reply)>>;

function vendor(routes: Routes = {}): (call: Seen, base: string) => Reply {
  const all: Routes = {
    "GET /contracts/1000001": SIGNED,
    [`GET ${FILES}`]: { status: 200, body: page(LIST) },
    [`GET ${FILES}/5`]: (_call, base) => ({
      status: 302,
      headers: { location: `${base}/storage/a.pdf?sig=1` },
    }),
    "GET /storage/a.pdf": { status: 200, body: PDF, headers: { "content-type": "application/pdf" } },
    ...routes,
  };
  return (call, base) => {
    const reply = all[routeOf(call)] ?? { status: 404, body: {} };
    return typeof reply === "function" ? reply(call, base) : reply;
  };
}

test("the contract's file is picked by type, its redirect followed without our token; then the record", async () => {
  const { account, calls } = await connectTo(documented, vendor());
  const documents = await account.signedDocuments(ID);
  expect(documents).toMatchObject([
    { kind: "signed", name: "contract.pdf", contentType: "application/pdf" },
    { kind: "evidence", name: "participants.json" },
  ]);
  const download = calls.find(({ path }) => path === `${FILES}/5`);
  expect(download?.query.get("download")).toBe("true");
  expect(download?.headers["accept"]).toMatch(/^binary\/octet-stream/u);
  const storage = calls.find(({ path }) => path === "/storage/a.pdf");
  expect(Object.keys(storage?.headers ?? {}).filter((name) => name.startsWith("x-oneflow"))).toEqual([]);
  const [, record] = Array.isArray(documents) ? documents : [];
  expect(JSON.parse(new TextDecoder().decode(record?.bytes))).toMatchObject({
    id: "1000001",
    participants: [{ email: "bo@example.com", sign_method: "standard_esign" }, { name: "Ada Owner" }],
  });
});

test("the PDF may come without a redirect", async () => {
  const { account } = await connectTo(documented, vendor({ [`GET ${FILES}/5`]: { status: 200, body: PDF } }));
  expect(await account.signedDocuments(ID)).toMatchObject([{ kind: "signed" }, {}]);
});

test("an old contract brings its verification file too", async () => {
  const list = page([...LIST, { id: 6, type: "verification" }]);
  const routes = {
    [`GET ${FILES}`]: { status: 200, body: list },
    [`GET ${FILES}/6`]: { status: 200, body: PDF },
  };
  const { account } = await connectTo(documented, vendor(routes));
  expect(await account.signedDocuments(ID)).toMatchObject([
    { kind: "signed" },
    { kind: "evidence", name: "verification.pdf" },
    { name: "participants.json" },
  ]);
});

test.each([
  [
    "nobody has signed yet",
    { "GET /contracts/1000001": { status: 200, body: contractJson({ state: "pending" }) } },
  ],
  ["the list holds no contract file", { [`GET ${FILES}`]: { status: 200, body: page([LIST[0]]) } }],
  ["the list is still being made", { [`GET ${FILES}`]: { status: 409, body: {} } }],
  ["the file is still being made", { [`GET ${FILES}/5`]: { status: 409, body: {} } }],
  [
    "the verification file is still being made",
    {
      [`GET ${FILES}`]: { status: 200, body: page([...LIST, { id: 6, type: "verification" }]) },
      [`GET ${FILES}/6`]: { status: 409, body: {} },
    },
  ],
])("not ready while %s", async (_what, routes) => {
  const { account } = await connectTo(documented, vendor(routes));
  expect(await account.signedDocuments(ID)).toBe("not-ready");
});

test("what was read is not read again after a hiccup, but a list without the file is", async () => {
  let list: readonly unknown[] = [];
  let isUp = false;
  const { account, calls } = await connectTo(
    documented,
    vendor({
      [`GET ${FILES}`]: () => ({ status: 200, body: page(list) }),
      [`GET ${FILES}/5`]: () => (isUp ? { status: 200, body: PDF } : { status: 503 }),
    }),
  );
  expect(await account.signedDocuments(ID)).toBe("not-ready");
  list = LIST;
  await expect(account.signedDocuments(ID)).rejects.toMatchObject({ verdict: { next: "retry" } });
  isUp = true;
  expect(await account.signedDocuments(ID)).toHaveLength(2);
  expect(calls.map(routeOf)).toEqual([
    "GET /contracts/1000001",
    `GET ${FILES}`,
    `GET ${FILES}`,
    `GET ${FILES}/5`,
    `GET ${FILES}/5`,
  ]);
});

const redirect = (location: string): Reply => ({ status: 302, headers: { location } });

test.each([
  ["no address", { status: 302 }, "address_refused"],
  ["no web address", redirect("ftp://example.com/a"), "address_refused"],
  ["a page", { status: 200, body: "<html>" }, "document_invalid"],
  ["a link that has run out", redirect("/gone"), "unavailable"],
  ["a circle", redirect("/circle"), "document_invalid"],
] as const)("behind the file there is %s", async (_what, file, code) => {
  const routes = { [`GET ${FILES}/5`]: file, "GET /circle": redirect("/circle") };
  const { account } = await connectTo(documented, vendor(routes));
  await expect(account.signedDocuments(ID)).rejects.toMatchObject({ code });
});

test("a contract that is gone is said to be gone", async () => {
  const { account } = await connectTo(documented, () => ({ status: 404, body: {} }));
  await expect(account.signedDocuments(ID)).rejects.toMatchObject({ code: "not_found" });
});
