import { expect, test } from "vitest";
import { documented } from "./documented.ts";
import { REFERENCE } from "../test-order.ts";
import { DOCUMENT_ID, connectTo, documentJson, order, remoteId } from "./vendor-fixture.ts";
import type { Reply, Seen } from "../test-vendor.ts";

const ID = remoteId(DOCUMENT_ID);
const OTHER = "bf1c3b9e-2786-4efb-b0b1-1860d935431b";
const page = (documents: readonly unknown[], cursor: string | null = null): Reply => ({
  status: 200,
  body: { documents, pagination_meta: { cursor } },
});

/** Serves pages of the list and single documents by id. */
function library(
  list: (call: Seen) => Reply,
  documents: Readonly<Record<string, unknown>>,
): (call: Seen) => Reply {
  return (call) => {
    if (call.path === "/documents") return list(call);
    const body = documents[call.path.replace("/documents/", "")];
    return body === undefined ? { status: 404 } : { status: 200, body };
  };
}

test("a contract is read in our words, and a missing one is undefined", async () => {
  const { account } = await connectTo(
    documented,
    library(() => page([]), { [ID]: documentJson({ state: "pending" }) }),
  );
  expect(await account.read(ID)).toMatchObject({ id: ID, status: "sent", vendorStatus: "pending" });
  expect(await account.read(remoteId(OTHER))).toBeUndefined();
});

test.each([
  ["nonsense", { status: 200, body: "<html>" }, "answer_unreadable", "stop"],
  ["no document", { status: 200, body: { documents: [] } }, "answer_unreadable", "stop"],
  ["a state that is no word", { status: 200, body: documentJson({ state: 7 }) }, "answer_unreadable", "stop"],
  ["another document", { status: 200, body: documentJson({ id: OTHER }) }, "answer_unreadable", "stop"],
  ["503", { status: 503 }, "unavailable", "retry"],
  ["a lost answer", "lost", "unreachable", "retry"],
  ["401", { status: 401 }, "credentials_rejected", "stop"],
  ["a redirect", { status: 302, headers: { location: "https://example.com/" } }, "answer_unreadable", "stop"],
] as const)("%s for a read is an error, never a state", async (_, reply, code, next) => {
  const { account } = await connectTo(documented, () => reply);
  await expect(account.read(ID)).rejects.toMatchObject({ code, verdict: { next } });
});

const secondPageHasIt = (call: Seen): Reply =>
  call.query.get("cursor") === "c2"
    ? page([{ id: DOCUMENT_ID, tags: [REFERENCE, "countersign"] }])
    : page([{ id: OTHER, tags: [`${REFERENCE}X`] }], "c2");

test("a contract is found by its tag, across pages and everywhere the key can see", async () => {
  const { account, calls } = await connectTo(documented, library(secondPageHasIt, { [ID]: documentJson() }));
  expect(await account.find(order())).toMatchObject({
    found: "one",
    contract: { id: ID, status: "drafted" },
  });
  const first = calls[0]?.query;
  expect(first?.getAll("tags[]")).toEqual([REFERENCE]);
  expect(first?.getAll("context[]")).toEqual(["my_documents", "team_documents", "workspace"]);
  expect(first?.get("page_size")).toBe("100");
});

test("a list without it says none; a tag that only resembles it is none of ours", async () => {
  const { account } = await connectTo(
    documented,
    library(() => page([{ id: OTHER, tags: [`${REFERENCE}0`] }]), {}),
  );
  expect(await account.find(order())).toEqual({ found: "none" });
});

test("a list that goes round in circles or never ends is no proof of absence", async () => {
  const circle = await connectTo(documented, () => page([], "same"));
  expect(await circle.account.find(order())).toEqual({ found: "cannot-tell" });
  const count = { pages: 0 };
  const endless = await connectTo(documented, () => page([], `c${(count.pages += 1)}`));
  expect(await endless.account.find(order())).toEqual({ found: "cannot-tell" });
  expect(endless.calls).toHaveLength(20);
});

const hidden = (body: unknown): ReturnType<typeof library> =>
  library(() => page([{ id: DOCUMENT_ID }]), { [ID]: body });

test("a preview that hides its tags is read before anything is concluded", async () => {
  const ours = await connectTo(documented, hidden(documentJson()));
  expect(await ours.account.find(order())).toMatchObject({ found: "one" });
  const foreign = await connectTo(documented, hidden(documentJson({ tags: [] })));
  expect(await foreign.account.find(order())).toEqual({ found: "none" });
  const silent = await connectTo(documented, hidden(documentJson({ tags: undefined })));
  expect(await silent.account.find(order())).toEqual({ found: "cannot-tell" });
});

test("of two with one reference the one that went out is found", async () => {
  const tags = [REFERENCE];
  const list = (): Reply =>
    page([
      { id: OTHER, tags },
      { id: DOCUMENT_ID, tags },
    ]);
  const documents = { [OTHER]: documentJson({ id: OTHER }), [ID]: documentJson({ state: "pending" }) };
  const { account } = await connectTo(documented, library(list, documents));
  expect(await account.find(order())).toMatchObject({ found: "one", contract: { id: ID, status: "sent" } });
});

test("what changed is taken from the list, with an overlap, and only ours is named", async () => {
  const { account, calls } = await connectTo(documented, () =>
    page([{ id: DOCUMENT_ID }, { id: "not-ours" }]),
  );
  const since = new Date("2026-11-05T08:00:00Z");
  expect(await account.changedSince(since, [ID, remoteId(OTHER)])).toEqual([ID]);
  const query = calls[0]?.query;
  expect(query?.get("updated_at_gte")).toBe("2026-11-05T07:55:00.000Z");
  expect(query?.get("sort_column")).toBe("updated_at");
  expect(query?.get("sort_direction")).toBe("asc");
  expect(query?.getAll("context[]")).toHaveLength(3);
});

test("with nothing open nothing is asked, and a list without an end names all", async () => {
  const { account, calls } = await connectTo(documented, () => page([], "same"));
  expect(await account.changedSince(new Date(0), [])).toEqual([]);
  expect(calls).toEqual([]);
  expect(await account.changedSince(new Date(0), [ID])).toEqual([ID]);
});

test("reminding is refused with the reason", async () => {
  const { account, calls } = await connectTo(documented, () => page([]));
  await expect(account.remind(ID)).rejects.toMatchObject({ code: "unsupported", verdict: { next: "stop" } });
  expect(calls).toEqual([]);
});
