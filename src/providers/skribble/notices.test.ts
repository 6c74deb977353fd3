import { expect, test } from "vitest";
import { briefDoor, secretUrlDoor } from "./notices.ts";
import { REQUEST_ID } from "./vendor-fixture.ts";

const called = (query: string) =>
  secretUrlDoor.read({ headers: { ":query": query }, body: new Uint8Array() });
const told = (body: unknown) =>
  briefDoor.read({ headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) });

test.each(["success", "update", "error"])("a call about %s tells where to look", (kind) => {
  expect(called(`${kind}=${REQUEST_ID}`)).toEqual({ about: [REQUEST_ID], event: kind });
});

test.each([
  "",
  "success=SKRIBBLE_SIGNATURE_REQUEST_ID",
  "success=../x",
  "success=",
  "id=4f43614a-de50-bfe1-2df3-4c881fc7840e",
  `success=${"x".repeat(3000)}`,
])("a query that we did not ask for is about nothing (%s)", (query) => {
  expect(called(query)).toMatchObject({ about: [], ignored: expect.any(String) });
});

test("a body tells the documented door nothing", () => {
  const body = new TextEncoder().encode(JSON.stringify({ signature_request_id: REQUEST_ID }));
  expect(secretUrlDoor.read({ headers: {}, body })).toMatchObject({ about: [] });
});

test("the article's events tell where to look", () => {
  const signature_request = { id: "sr_1", meta: { kommo_lead_id: "701" } };
  for (const event_type of ["signature-request-signed", "signature-request-declined"]) {
    expect(told({ event_type, signature_request })).toEqual({ about: ["sr_1"], event: event_type });
  }
});

test.each([
  {},
  { event_type: 7 },
  { event_type: "signature-request-signed" },
  { event_type: "signature-request-signed", signature_request: { id: "../x" } },
  { event_type: "signature-request-signed", signature_request: "sr_1" },
  { signature_request: { id: "sr_1" } },
])("a call that names none is about nothing (%j)", (body) => {
  expect(told(body)).toMatchObject({ about: [], ignored: expect.any(String) });
});
