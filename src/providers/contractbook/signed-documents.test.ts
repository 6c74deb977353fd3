import { expect, test } from "vitest";
import { documented } from "./documented.ts";
import { DOCUMENT_ID, connectTo, documentJson, remoteId } from "./vendor-fixture.ts";
import type { Reply, Seen } from "../test-vendor.ts";

const ID = remoteId(DOCUMENT_ID);
const PDF = new TextEncoder().encode("%PDF-1.7\n% signed by Bo\n");
const FILE: Reply = { status: 200, body: PDF, headers: { "content-type": "application/pdf" } };
const SIGNED = {
  state: "signed",
  signed_at: "2026-11-06T10:00:00Z",
  parties: [
    {
      type: "personal",
      name: "Bo Client",
      reference: "client",
      preview_url: "https://app.contractbook.com/sign/secret-link",
      signees: [
        { full_name: "Bo Client", email: "bo@example.com", order: 0, signed_at: "2026-11-06T10:00:00Z" },
      ],
    },
  ],
  events: [{ action: "signed", email: "bo@example.com", timestamp: "2026-11-06T10:00:00Z" }],
};

/** The document, the link to its PDF, and what stands behind the link. */
function vendor(
  document: Readonly<Record<string, unknown>>,
  link: Reply | undefined,
  file: (call: Seen) => Reply,
) {
  return (call: Seen, base: string): Reply => {
    if (call.path === `/documents/${ID}`) return { status: 200, body: documentJson(document) };
    if (call.path !== `/documents/${ID}/pdf`) return file(call);
    return link ?? { status: 200, body: { location: `${base}/static/file?sig=1` } };
  };
}

test("the signed PDF comes first, then the vendor's record of events", async () => {
  const { account } = await connectTo(
    documented,
    vendor(SIGNED, undefined, () => FILE),
  );
  const documents = await account.signedDocuments(ID);
  expect(documents).toMatchObject([
    { kind: "signed", name: "contract.pdf", contentType: "application/pdf" },
    { kind: "evidence", name: "events.json", contentType: "application/json" },
  ]);
  if (documents === "not-ready") throw new Error("not ready");
  expect(Buffer.from(documents[0]?.bytes ?? [])).toEqual(Buffer.from(PDF));
  const evidence = new TextDecoder().decode(documents[1]?.bytes);
  expect(JSON.parse(evidence)).toMatchObject({
    id: ID,
    state: "signed",
    signees: [{ party: "client", full_name: "Bo Client", signed_at: "2026-11-06T10:00:00Z" }],
    events: [{ action: "signed", email: "bo@example.com" }],
  });
  expect(evidence).not.toContain("secret-link");
});

test("the key does not travel to where the file lies", async () => {
  const { account, calls } = await connectTo(
    documented,
    vendor(SIGNED, undefined, () => FILE),
  );
  await account.signedDocuments(ID);
  expect(calls.at(-1)).toMatchObject({ path: "/static/file", method: "GET" });
  expect(calls.at(-1)?.headers["authorization"]).toBeUndefined();
});

test("a redirect to the storage is followed without the key, but not for ever", async () => {
  const { account, calls } = await connectTo(
    documented,
    vendor(SIGNED, undefined, (call) =>
      call.path === "/static/file" ? { status: 302, headers: { location: "/storage/file" } } : FILE,
    ),
  );
  expect(await account.signedDocuments(ID)).toHaveLength(2);
  expect(calls.at(-1)).toMatchObject({ path: "/storage/file" });
  expect(calls.at(-1)?.headers["authorization"]).toBeUndefined();
  const circle = { status: 302, headers: { location: "/static/file" } };
  const round = await connectTo(
    documented,
    vendor(SIGNED, undefined, () => circle),
  );
  await expect(round.account.signedDocuments(ID)).rejects.toMatchObject({ code: "document_invalid" });
});

test("before all have signed there is nothing to archive, though the vendor would render it", async () => {
  const { account, calls } = await connectTo(
    documented,
    vendor({ state: "pending" }, undefined, () => FILE),
  );
  expect(await account.signedDocuments(ID)).toBe("not-ready");
  expect(calls).toHaveLength(1);
});

test("a PDF that is still being made is not ready", async () => {
  const { account } = await connectTo(
    documented,
    vendor(SIGNED, { status: 202, body: { message: "later" } }, () => FILE),
  );
  expect(await account.signedDocuments(ID)).toBe("not-ready");
});

test.each([
  ["503", { status: 503 }, "unavailable", "retry"],
  ["no location", { status: 200, body: { url: "x" } }, "answer_unreadable", "stop"],
  ["a file address", { status: 200, body: { location: "file:///etc/passwd" } }, "address_refused", "stop"],
  ["no address", { status: 200, body: { location: "soon" } }, "address_refused", "stop"],
] as const)("%s instead of a link is told as it is", async (_, link, code, next) => {
  const { account } = await connectTo(
    documented,
    vendor(SIGNED, link, () => FILE),
  );
  await expect(account.signedDocuments(ID)).rejects.toMatchObject({ code, verdict: { next } });
});

test.each([
  ["a link that has run out", { status: 403, body: "expired" }, "unavailable", "retry"],
  ["a web page", { status: 200, body: "<html>sign in</html>" }, "document_invalid", "stop"],
  ["nothing", { status: 200, body: "" }, "document_invalid", "stop"],
] as const)("%s is not archived as the signed PDF", async (_, file, code, next) => {
  const { account } = await connectTo(
    documented,
    vendor(SIGNED, undefined, () => file),
  );
  await expect(account.signedDocuments(ID)).rejects.toMatchObject({ code, verdict: { next } });
});
