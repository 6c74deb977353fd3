import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Notice } from "../provider.ts";
import { createHmacDoor } from "./hmac-door.ts";
import { secretUrlDoor } from "./notices.ts";

const briefDoor = createHmacDoor(["s"]);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (payload: unknown): Notice =>
  secretUrlDoor.read({ headers: {}, body: bytes(JSON.stringify(payload)) });
const readBrief = (body: string): Notice => briefDoor.read({ headers: {}, body: bytes(body) });

const ID = "3c5c2258-9885-4652-aeb3-a1aa8f1b5461";

test.each([
  "contract.created",
  "contract.sent_for_signature",
  "contract.resent",
  "contract.edited",
  "contract.signed",
  "contract.rejected",
  "contract.changes_requested",
  "contract.something_new",
])("%s says to look at its contract", (event) => {
  const contract = { id: ID, title: "Agreement", state: "pending", updated_at: "2026-11-05T10:00:00Z" };
  expect(read({ event, contract, comment: null, user: { id: "u", email: "ada@example.com" } })).toEqual({
    about: [ID],
    event,
  });
});

test.each(["draft.sent", "draft.edited"])("%s says to look at its draft", (event) => {
  expect(read({ event, draft: { id: ID, title: "Agreement" } })).toEqual({ about: [ID], event });
});

test("draft.created is the echo of our own create and leads nowhere", () => {
  const notice = read({ event: "draft.created", draft: { id: ID, title: "Agreement" } });
  expect(notice).toMatchObject({
    about: [],
    event: "draft.created",
    ignored: expect.stringContaining("nothing"),
  });
});

test.each(["task.created", "task.status.updated", "template.created"])(
  "%s is ignored with a reason",
  (event) => {
    expect(read({ event, contract: { id: ID } })).toEqual({
      about: [],
      event,
      ignored: "not about a contract",
    });
  },
);

test.each([
  [{ event: "contract.signed" }, "no usable contract id in the call"],
  [{ event: "contract.signed", contract: { id: "../templates" } }, "no usable contract id in the call"],
  [{ event: "contract.signed", contract: { id: {} } }, "no usable contract id in the call"],
  [{ event: "contract.signed", contract: [ID] }, "no usable contract id in the call"],
  [{ contract: { id: ID } }, "no event in the call"],
  [{ event: 7, contract: { id: ID } }, "no event in the call"],
  [[], "no event in the call"],
  [null, "no event in the call"],
])("%j is about nothing", (payload, ignored) => {
  expect(read(payload)).toMatchObject({ about: [], ignored });
});

test("bytes that are no JSON or no UTF-8 are about nothing", () => {
  for (const body of [bytes("event=contract.signed"), new Uint8Array([0xff, 0xfe, 0x00]), new Uint8Array()]) {
    expect(secretUrlDoor.read({ headers: {}, body })).toEqual({ about: [], ignored: "no event in the call" });
  }
});

test.each(["contract.signed", "contract.declined", "contract.expired", "contract.sent", "contract.rejected"])(
  "the article's %s names the draft in data.id",
  (event) => {
    expect(readBrief(JSON.stringify({ event, data: { id: "drf_1" } }))).toEqual({ about: ["drf_1"], event });
  },
);

test("a numeric id of the article beyond 2^53 keeps all its digits", () => {
  expect(readBrief('{"event":"contract.signed","data":{"id":9007199254740993123}}').about).toEqual([
    "9007199254740993123",
  ]);
  expect(readBrief('{"event":"contract.signed","data":{"id":42}}').about).toEqual(["42"]);
});

test("the documented place of the id is taken in the article's dialect too", () => {
  expect(readBrief(JSON.stringify({ event: "contract.signed", contract: { id: ID } })).about).toEqual([ID]);
});

test("no call makes a door throw, and no id that could leave its path comes through", () => {
  const event = fc.constantFrom("contract.signed", "draft.sent", "task.created", "__proto__", "");
  const payload = fc.oneof(
    fc.json().map(bytes),
    fc.uint8Array(),
    fc.record({ event, contract: fc.anything(), data: fc.anything() }, { requiredKeys: [] }).map((value) => {
      const text = JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === "bigint" ? String(inner) : inner,
      );
      return bytes(text);
    }),
    fc
      .tuple(event, fc.string())
      .map(([name, id]) => bytes(JSON.stringify({ event: name, contract: { id } }))),
  );
  fc.assert(
    fc.property(payload, (body) => {
      for (const door of [secretUrlDoor, briefDoor]) {
        const notice = door.read({ headers: {}, body });
        expect(notice.about.every((id) => /^[\w-]{1,100}$/.test(id))).toBe(true);
        expect(notice.about.length === 0).toBe(notice.ignored !== undefined);
      }
    }),
    { numRuns: 500 },
  );
});
