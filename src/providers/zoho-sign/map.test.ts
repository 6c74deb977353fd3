import { expect, test } from "vitest";
import { toContract } from "./map.ts";
import { VendorRequest } from "./schema.ts";
import { actionJson, ID } from "./vendor-fixture.ts";

function contract(more: Readonly<Record<string, unknown>>) {
  return toContract(ID, VendorRequest.parse({ request_id: ID, request_status: "inprogress", ...more }));
}

test.each([
  ["draft", "drafted"],
  ["inprogress", "sent"],
  ["completed", "signed"],
  ["declined", "declined"],
  ["recalled", "withdrawn"],
  ["expired", "expired"],
  ["InProgress", "sent"],
  ["onhold", "unknown"],
  ["shredded", "unknown"],
])("%s is %s, and the vendor's word is kept", (word, status) => {
  expect(contract({ request_status: word })).toMatchObject({ status, vendorStatus: word });
});

test("a correction under way is out, with a word about it", () => {
  expect(contract({ request_status: "correction" })).toMatchObject({
    status: "sent",
    notes: [expect.stringContaining("corrected")],
  });
});

test("times are milliseconds, and nonsense is none", () => {
  expect(
    contract({
      action_time: 1_712_729_733_535,
      modified_time: "1712729617557",
      expire_by: 1_714_069_740_000,
    }),
  ).toMatchObject({
    updatedAt: "2024-04-10T06:15:33.535Z",
    expiresAt: "2024-04-25T18:29:00.000Z",
  });
  expect(contract({ action_time: 9e18, expire_by: "soon" })).not.toHaveProperty("updatedAt");
  expect(contract({ action_time: 9e18, expire_by: "soon" })).not.toHaveProperty("expiresAt");
});

test("each signer's standing is told; who only reads and the pseudo-recipient are none", () => {
  const words = ["NOACTION", "UNOPENED", "VIEWED", "SIGNED", "APPROVED", "BOUNCED", "LEVITATING"];
  const actions = words.map((word, at) =>
    actionJson({ action_status: word, recipient_email: `s${at}@example.com` }),
  );
  const others = [
    actionJson({ action_type: "VIEW" }),
    actionJson({ recipient_email: "noreply@zohosign.com" }),
  ];
  expect(contract({ actions: [...actions, ...others] }).signers.map(({ status }) => status)).toEqual([
    "waiting",
    "asked",
    "viewed",
    "signed",
    "signed",
    "undelivered",
    "unknown",
  ]);
});

test("the reason goes to the one who declined, by their word or as the only one who can have", () => {
  const said = { request_status: "declined", decline_reason: "Too\n expensive" };
  const told = contract({ ...said, actions: [actionJson(), actionJson({ action_status: "DECLINED" })] });
  expect(told.signers.map(({ status, reason }) => [status, reason])).toEqual([
    ["asked", undefined],
    ["declined", "Too expensive"],
  ]);
  const guessed = contract({
    ...said,
    actions: [
      actionJson({ action_status: "SIGNED" }),
      actionJson({ action_status: "VIEWED" }),
      actionJson({ action_status: "NOACTION" }),
    ],
  });
  expect(guessed.signers.map(({ status }) => status)).toEqual(["signed", "declined", "waiting"]);
  const open = contract({ ...said, actions: [actionJson(), actionJson()] });
  expect(open.signers.map(({ status, reason }) => [status, reason])).toEqual([
    ["asked", "Too expensive"],
    ["asked", undefined],
  ]);
});

test("what merely informs must not keep a signature from being read", () => {
  expect(
    contract({ request_status: "completed", actions: "none", request_name: 7, action_time: {} }),
  ).toEqual({
    id: ID,
    status: "signed",
    vendorStatus: "completed",
    signers: [],
  });
});
