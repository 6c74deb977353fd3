import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { REFERENCE } from "../test-order.ts";
import {
  beyondLogin,
  connectTo,
  DOCUMENT_ID,
  order,
  remoteId,
  REQUEST_ID,
  requestJson,
  signatureJson,
} from "./vendor-fixture.ts";

const route = (call: Seen): string => `${call.method} ${call.path}`;
const ID = remoteId();
const OTHER = remoteId("8c73215f-bf33-d8a9-90e5-1a5cd0b9273a");
const ok = (body: unknown): Reply => ({ status: 200, body });

test("a contract is looked for by the reference in the titles, and read before it is believed", async () => {
  const { account, calls } = await connectTo(documented, ({ path }) =>
    path === "/signature-requests"
      ? ok([requestJson({ id: OTHER, title: "Something else" }), requestJson()])
      : ok(requestJson({ status_overall: "SIGNED" })),
  );
  expect(await account.find(order())).toMatchObject({ found: "one", contract: { id: ID, status: "signed" } });
  expect(beyondLogin(calls).map(route)).toEqual([
    "GET /signature-requests",
    "GET /signature-requests",
    "GET /signature-requests",
    `GET /signature-requests/${REQUEST_ID}`,
  ]);
  expect(Object.fromEntries(beyondLogin(calls)[0]?.query ?? [])).toEqual({
    search: REFERENCE,
    page_number: "1",
    page_size: "50",
  });
});

test("one that was renamed is known by what we left with it", async () => {
  const custom = JSON.stringify({ countersign: REFERENCE, deal: "701" });
  const { account } = await connectTo(documented, ({ path }) =>
    path === "/signature-requests" ? ok([requestJson({ title: "Renamed", custom })]) : ok(requestJson()),
  );
  expect((await account.find(order())).found).toBe("one");
});

test("an empty first page proves nothing: the older pages count from 0, so it is asked for without paging", async () => {
  const { account } = await connectTo(documented, ({ path, query }) => {
    if (path !== "/signature-requests") return ok(requestJson());
    return ok(query.has("page_number") ? [] : [requestJson({ title: `Agreement (${REFERENCE})` })]);
  });
  expect(await account.find(order())).toMatchObject({ found: "one" });
});

test("pages that the vendor cuts short do not hide a contract behind them", async () => {
  const others = Array.from({ length: 60 }, (_, number) =>
    requestJson({ id: `other-${number}`, title: "Another" }),
  );
  const all = [...others, requestJson({ title: `Agreement (${REFERENCE})` })];
  const { account } = await connectTo(documented, ({ path, query }) => {
    if (path !== "/signature-requests") return ok(requestJson());
    const start = (Number(query.get("page_number")) - 1) * 20;
    return ok(all.slice(start, start + 20));
  });
  expect(await account.find(order())).toMatchObject({ found: "one" });
});

const numbered = (count: number): Readonly<Record<string, unknown>>[] =>
  Array.from({ length: count }, (_, number) => requestJson({ id: `other-${number}`, title: "Another" }));

function pageOf(all: readonly unknown[], query: URLSearchParams, first: 0 | 1): readonly unknown[] {
  const size = Number(query.get("page_size"));
  const start = (Number(query.get("page_number")) - first) * size;
  return query.has("page_number") ? all.slice(start, start + size) : all;
}

test.each([51, 61, 100, 120])(
  "among %i requests, pages that count from 0 do not hide the first of them",
  async (count) => {
    const all = [requestJson({ title: `Agreement (${REFERENCE})` }), ...numbered(count - 1)];
    const { account } = await connectTo(documented, ({ path, query }) =>
      ok(path === "/signature-requests" ? pageOf(all, query, 0) : requestJson()),
    );
    expect(await account.find(order())).toMatchObject({ found: "one" });
  },
);

test("pages that count from 1 are never asked for a page 0", async () => {
  const { account, calls } = await connectTo(documented, ({ query }) => ok(pageOf(numbered(61), query, 1)));
  expect(await account.find(order())).toEqual({ found: "none" });
  expect(calls.map(({ query }) => query.get("page_number"))).not.toContain("0");
});

test("a request that came while we listed is no reason to believe in a page 0", async () => {
  const fresh = requestJson({ id: "fresh", title: "Came meanwhile" });
  const { account } = await connectTo(documented, ({ query }) => {
    if (query.get("page_number") === "0") return { status: 400 };
    const came = query.get("page_size") === "1" ? [fresh] : [];
    return ok(pageOf([...came, ...numbered(61)], query, 1));
  });
  expect(await account.find(order())).toEqual({ found: "none" });
});

test("a list that never ends is no proof that nothing is there", async () => {
  let page = 0;
  const { account } = await connectTo(documented, () => {
    page += 1;
    const start = page * 100;
    return ok(Array.from({ length: 100 }, (_, index) => ({ id: `other-${start + index}`, title: "x" })));
  });
  expect(await account.find(order())).toEqual({ found: "cannot-tell" });
  expect(page).toBe(40);
});

test("a list that ignores its paging ends all the same", async () => {
  const all = Array.from({ length: 150 }, (_, index) => ({ id: `other-${index}`, title: "x" }));
  const { account, calls } = await connectTo(documented, () => ok(all));
  expect(await account.find(order())).toEqual({ found: "none" });
  expect(beyondLogin(calls)).toHaveLength(3);
});

test("changed is what is out no more and what was touched, among those that are asked about", async () => {
  const since = new Date("2026-11-05T09:00:00Z");
  const quiet = requestJson({ id: "quiet", updated_at: "2026-11-05T08:00:00Z" });
  const touched = requestJson({ id: "touched", updated_at: "2026-11-05T09:30:00Z" });
  const silent = requestJson({ id: "silent", updated_at: null });
  const { account, calls } = await connectTo(documented, () => ok([quiet, touched, silent]));
  const open = ["quiet", "touched", "silent", "signed"].map(remoteId);
  expect(await account.changedSince(since, open)).toEqual(["touched", "silent", "signed"]);
  expect(beyondLogin(calls)[0]?.query.get("status_overall")).toBe("OPEN");
  expect(await account.changedSince(since, [])).toEqual([]);
});

test("a withdrawal carries the reason to those who were asked", async () => {
  const { account, calls } = await connectTo(documented, ({ method }) =>
    method === "GET" ? ok(requestJson()) : ok(requestJson({ status_overall: "WITHDRAWN" })),
  );
  await account.withdraw(ID, "The deal fell through");
  expect(beyondLogin(calls).map(route)).toEqual([
    `GET /signature-requests/${REQUEST_ID}`,
    `POST /signature-requests/${REQUEST_ID}/withdraw`,
  ]);
  expect(JSON.parse(beyondLogin(calls)[1]?.body ?? "")).toEqual({ message: "The deal fell through" });
});

test.each(["SIGNED", "DECLINED", "EXPIRED"])(
  "what is %s already is no withdrawal of ours",
  async (status_overall) => {
    const { account, calls } = await connectTo(documented, () => ok(requestJson({ status_overall })));
    await expect(account.withdraw(ID, "No")).rejects.toMatchObject({ code: "state_conflict" });
    expect(beyondLogin(calls)).toHaveLength(1);
  },
);

test("a withdrawal that was overtaken by a signature says so", async () => {
  let reads = 0;
  const { account } = await connectTo(documented, ({ method }) => {
    if (method === "POST") return { status: 400, body: { message: "not open" } };
    reads += 1;
    return ok(requestJson({ status_overall: reads === 1 ? "OPEN" : "SIGNED" }));
  });
  await expect(account.withdraw(ID, "No")).rejects.toMatchObject({ code: "state_conflict" });
});

test("a withdrawal that the vendor refuses is not taken for one", async () => {
  const { account } = await connectTo(documented, ({ method }) =>
    method === "GET" ? ok(requestJson()) : { status: 403, body: { message: "no rights" } },
  );
  await expect(account.withdraw(ID, "No")).rejects.toMatchObject({ code: "forbidden" });
});

test("what is gone or was taken back before needs no withdrawal", async () => {
  for (const reply of [{ status: 404 }, ok(requestJson({ status_overall: "WITHDRAWN" }))]) {
    const { account, calls } = await connectTo(documented, () => reply);
    await account.withdraw(ID, "No");
    expect(beyondLogin(calls)).toHaveLength(1);
  }
});

test("a reminder that comes too early is over at once: nothing waits behind it", async () => {
  const { account } = await connectTo(documented, () => ({
    status: 429,
    body: { key: "error.rate_limit.reminder", message: "once an hour" },
  }));
  await expect(account.remind(ID)).rejects.toMatchObject({
    code: "state_conflict",
    verdict: { next: "stop" },
    detail: expect.stringContaining("once an hour"),
  });
});

test("the signed copy is the document that the last signature made, and the report is the evidence", async () => {
  const signed = requestJson({ status_overall: "SIGNED", document_id: "last-document" });
  const { account, calls } = await connectTo(documented, ({ path }) => {
    if (path.endsWith("/content")) return { status: 200, body: "%PDF-1.7 signed" };
    return path.endsWith("/report") ? { status: 200, body: "%PDF-1.7 report" } : ok(signed);
  });
  const documents = await account.signedDocuments(ID);
  expect(documents).toMatchObject([
    { kind: "signed", contentType: "application/pdf" },
    { kind: "evidence", name: "report.pdf" },
  ]);
  expect(beyondLogin(calls).map(route).toSorted()).toEqual([
    "GET /documents/last-document/content",
    `GET /signature-requests/${REQUEST_ID}`,
    `GET /signature-requests/${REQUEST_ID}/report`,
  ]);
});

test("a PDF within JSON is taken out, and a plan without reports leaves what the request tells", async () => {
  const content = Buffer.from("%PDF-1.7 signed").toString("base64");
  const signed = requestJson({
    status_overall: "SIGNED",
    signatures: [signatureJson({ status_code: "SIGNED" })],
  });
  const { account } = await connectTo(documented, ({ path }) => {
    if (path.endsWith("/content")) return ok({ content_type: "application/pdf", content_size: 15, content });
    return path.endsWith("/report")
      ? { status: 403, body: { type: "/problem/feature-not-enabled" } }
      : ok(signed);
  });
  const documents = await account.signedDocuments(ID);
  if (documents === "not-ready") throw new Error("not ready");
  const texts = documents.map(({ bytes }) => new TextDecoder().decode(bytes));
  expect(texts[0]).toBe("%PDF-1.7 signed");
  expect(JSON.parse(texts[1] ?? "")).toMatchObject({ id: REQUEST_ID, document_id: DOCUMENT_ID });
  expect(texts[1]).not.toContain("very-private-link");
});

test("a page is no signed copy", async () => {
  const { account } = await connectTo(documented, ({ path }) =>
    path.endsWith("/content") || path.endsWith("/report")
      ? { status: 200, body: "<html>", headers: { "content-type": "text/html" } }
      : ok(requestJson({ status_overall: "SIGNED" })),
  );
  await expect(account.signedDocuments(ID)).rejects.toMatchObject({ code: "answer_unreadable" });
});

test("the words of whoever declined come from the report, which keeps no decline from us when it is missing", async () => {
  const declined = requestJson({
    status_overall: "DECLINED",
    signatures: [
      signatureJson({ status_code: "DECLINED" }),
      signatureJson({ account_email: "cy@example.com" }),
    ],
  });
  const message = "Too\n expensive";
  const userList = [
    { id: "api", email: "", userActions: [{ name: "CREATED", message: "" }] },
    { id: "bo", email: "Bo@example.com", userActions: [{ name: "DECLINED", message }] },
  ];
  const replies: readonly (readonly [Reply, string | undefined])[] = [
    [ok({ userList, error: null }), "Too expensive"],
    [{ status: 403, body: { type: "/problem/feature-not-enabled" } }, undefined],
    [ok("<html>"), undefined],
    [ok({ userList: [] }), undefined],
    ["lost", undefined],
  ];
  for (const [reply, reason] of replies) {
    const { account } = await connectTo(documented, ({ path }) =>
      path.endsWith("/report") ? reply : ok(declined),
    );
    const contract = await account.read(ID);
    expect(contract?.status).toBe("declined");
    expect(contract?.signers[0]?.reason).toBe(reason);
    expect(contract?.signers[1]?.reason).toBeUndefined();
  }
});

test("what the vendor is still working on is not ready", async () => {
  const { account } = await connectTo(documented, ({ path }) => {
    if (path.endsWith("/content")) return { status: 423 };
    return path.endsWith("/report")
      ? { status: 200, body: "%PDF-1.7" }
      : ok(requestJson({ status_overall: "SIGNED" }));
  });
  expect(await account.signedDocuments(ID)).toBe("not-ready");
});
