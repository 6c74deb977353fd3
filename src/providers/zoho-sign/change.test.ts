import { expect, test } from "vitest";
import type { ContractOrder } from "../../domain/order.ts";
import { BO } from "../test-order.ts";
import type { Reply } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import {
  actionJson,
  connectTo,
  dataOf,
  DONE,
  formOf,
  ID,
  order,
  refused,
  REQUEST_ID,
  requestReply,
  roleJson,
  templateReply,
} from "./vendor-fixture.ts";
import type { Connected } from "./vendor-fixture.ts";

/** Title and reference: a change must name the request, and ours keeps its name. */
const NAME = "Agreement with Bo Client [CS-7K2M9QX4TR]";
const WITNESS = { ...BO, role: "witness", name: "Cy Witness", email: "cy@example.com" } as const;

/** A vendor at which every change succeeds, or meets `reply`. */
function vendor(reply: Reply = DONE, standing: Readonly<Record<string, unknown>> = {}): Promise<Connected> {
  return connectTo(documented, ({ method, path }) => {
    if (path.startsWith("/templates")) {
      return templateReply({ actions: [roleJson("client"), roleJson("witness")] });
    }
    return method === "GET" ? requestReply(standing) : reply;
  });
}

function changes({ calls }: Connected): readonly string[] {
  return calls()
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path.replace(REQUEST_ID, "ID")}`);
}

async function laidFor(change: Partial<ContractOrder>): Promise<unknown> {
  const connected = await vendor();
  await connected.account.send(ID, order(change));
  const put = connected.calls().find(({ method }) => method === "PUT");
  return put && dataOf(put);
}

test("sending lays the signing period and the order onto the draft, then submits it", async () => {
  const connected = await vendor();
  const signers = [BO, { ...WITNESS, order: 2 }];
  await connected.account.send(ID, order({ signers, expiresAt: "2026-11-19T08:00:00Z" }));
  expect(changes(connected)).toEqual(["PUT /requests/ID", "POST /requests/ID/submit"]);
  const put = connected.calls().find(({ method }) => method === "PUT");
  expect(dataOf(put)).toEqual({
    requests: { request_name: NAME, expiration_days: 14, is_sequential: true },
  });
});

test("what nobody asks for is left to the template", async () => {
  const connected = await vendor();
  await connected.account.send(ID, order());
  expect(changes(connected)).toEqual(["POST /requests/ID/submit"]);
});

test("all at once, reminders and a folder are laid onto the draft too", async () => {
  const signers = [BO, WITNESS];
  expect(await laidFor({ signers, options: { remindEveryDays: 3, folder: "42" } })).toEqual({
    requests: {
      request_name: NAME,
      is_sequential: false,
      email_reminders: true,
      reminder_period: 3,
      folder_id: "42",
    },
  });
  expect(await laidFor({ options: { remindEveryDays: 0 } })).toEqual({
    requests: { request_name: NAME, is_sequential: true, email_reminders: false },
  });
});

test("the last day of the signing period counts as a whole one", async () => {
  const cases = [
    ["2026-11-05T10:00:00Z", 1],
    ["2026-11-06T09:00:01Z", 2],
    ["2026-11-01T09:00:00Z", 1],
  ] as const;
  for (const [expiresAt, days] of cases) {
    expect(await laidFor({ expiresAt })).toMatchObject({ requests: { expiration_days: days } });
  }
});

test("a sequence that is not the template's is laid onto the draft, unless it stands there already", async () => {
  const signers = [{ ...BO, order: 2 }, WITNESS];
  const roles = [
    roleJson("client", { action_id: "1", signing_order: 1 }),
    roleJson("witness", { action_id: "2", signing_order: 2 }),
  ];
  const drafted = (first: number, second: number): Promise<Connected> =>
    connectTo(documented, ({ method, path }) => {
      if (path.startsWith("/templates")) return templateReply({ actions: roles });
      if (method !== "GET") return DONE;
      const actions = [
        actionJson({ action_id: "11", signing_order: first }),
        actionJson({
          action_id: "12",
          role: "witness",
          recipient_email: "cy@example.com",
          signing_order: second,
        }),
      ];
      return requestReply({ request_status: "draft", actions });
    });
  const other = await drafted(1, 2);
  await other.account.send(ID, order({ signers }));
  const put = other.calls().find(({ method }) => method === "PUT");
  const common = { action_type: "SIGN", verify_recipient: false };
  expect(dataOf(put)).toEqual({
    requests: {
      request_name: NAME,
      is_sequential: true,
      actions: [
        {
          ...common,
          action_id: "11",
          recipient_name: "Bo Client",
          recipient_email: "bo@example.com",
          signing_order: 2,
        },
        {
          ...common,
          action_id: "12",
          recipient_name: "Cy Witness",
          recipient_email: "cy@example.com",
          signing_order: 1,
        },
      ],
    },
  });
  const right = await drafted(2, 1);
  await right.account.send(ID, order({ signers }));
  const laid = right.calls().find(({ method }) => method === "PUT");
  expect(dataOf(laid)).toEqual({ requests: { request_name: NAME, is_sequential: true } });
});

test.each([
  [false, false],
  [true, true],
  [undefined, true],
])("where the template says who signs when (%j), a change repeats it", async (said, sent) => {
  const connected = await connectTo(documented, ({ method, path }) => {
    if (path.startsWith("/templates")) return templateReply({ is_sequential: said });
    return method === "GET" ? requestReply() : DONE;
  });
  await connected.account.send(ID, order({ expiresAt: "2026-11-19T08:00:00Z" }));
  const put = connected.calls().find(({ method }) => method === "PUT");
  expect(dataOf(put)).toMatchObject({ requests: { request_name: NAME, is_sequential: sent } });
});

test("a draft that shows no roles, and one address twice: each seat is given away once", async () => {
  const signers = [
    { ...BO, order: 2 },
    { ...WITNESS, email: BO.email },
  ];
  const actions = ["11", "12"].map((action_id, at) =>
    actionJson({ action_id, role: undefined, signing_order: at + 1 }),
  );
  const connected = await connectTo(documented, ({ method, path }) => {
    if (path.startsWith("/templates")) {
      const roles = ["client", "witness"].map((role, at) =>
        roleJson(role, { action_id: String(at + 1), signing_order: at + 1 }),
      );
      return templateReply({ actions: roles });
    }
    return method === "GET" ? requestReply({ request_status: "draft", actions }) : DONE;
  });
  await connected.account.send(ID, order({ signers }));
  const put = connected.calls().find(({ method }) => method === "PUT");
  expect(dataOf(put)).toMatchObject({
    requests: {
      actions: [
        { action_id: "11", recipient_name: "Bo Client", signing_order: 2 },
        { action_id: "12", recipient_name: "Cy Witness", signing_order: 1 },
      ],
    },
  });
});

test("a submit that broke off is tried again without laying the same once more", async () => {
  let submits = 0;
  const connected = await connectTo(documented, ({ path }) => {
    if (path.startsWith("/templates")) return templateReply();
    if (!path.endsWith("/submit")) return DONE;
    submits += 1;
    return submits === 1 ? { status: 500 } : DONE;
  });
  const once = order({ expiresAt: "2026-11-19T08:00:00Z" });
  await expect(connected.account.send(ID, once)).rejects.toMatchObject({ verdict: { next: "look" } });
  await connected.account.send(ID, once);
  expect(changes(connected)).toEqual([
    "PUT /requests/ID",
    "POST /requests/ID/submit",
    "POST /requests/ID/submit",
  ]);
});

test("a refusal of what is already out is none", async () => {
  const connected = await vendor(refused(4021, "The document has been submitted already"));
  await connected.account.send(ID, order());
  expect(changes(connected)).toEqual(["POST /requests/ID/submit"]);
});

test("a refusal of a draft is told", async () => {
  const connected = await vendor(refused(4021, "One or more fields contain errors"), {
    request_status: "draft",
  });
  await expect(connected.account.send(ID, order())).rejects.toMatchObject({
    code: "order_invalid",
    detail: expect.stringContaining("fields contain errors"),
  });
});

test("used-up credits stop the sending, and nothing else is tried", async () => {
  const connected = await vendor(refused(77, "You do not have enough credits"), { request_status: "draft" });
  await expect(connected.account.send(ID, order())).rejects.toMatchObject({ code: "plan_required" });
});

test("a draft that is gone is told as such", async () => {
  const { account } = await connectTo(documented, ({ path }) =>
    path.startsWith("/templates") ? templateReply() : refused(4066, "Invalid Request ID"),
  );
  await expect(account.send(ID, order())).rejects.toMatchObject({
    code: "not_found",
    verdict: { next: "stop" },
  });
});

test("a contract that is out is recalled with the reason", async () => {
  const connected = await vendor();
  await connected.account.withdraw(ID, "The deal\nfell through");
  expect(changes(connected)).toEqual(["POST /requests/ID/recall"]);
  expect(connected.calls().map(formOf).at(-1)).toEqual({ reason: "The deal fell through" });
});

test("a draft goes into the trash", async () => {
  const connected = await vendor(DONE, { request_status: "draft" });
  await connected.account.withdraw(ID, "x");
  expect(changes(connected)).toEqual(["PUT /requests/ID/delete"]);
});

test.each(["recalled", "declined", "expired"])("what is %s is left alone", async (word) => {
  const connected = await vendor(DONE, { request_status: word });
  await connected.account.withdraw(ID, "x");
  expect(changes(connected)).toEqual([]);
});

test("a signature that came in between wins over the recall", async () => {
  let reads = 0;
  const { account } = await connectTo(documented, ({ method }) => {
    if (method !== "GET") return refused(4021, "Cannot recall");
    reads += 1;
    return requestReply({ request_status: reads === 1 ? "inprogress" : "completed" });
  });
  await expect(account.withdraw(ID, "x")).rejects.toMatchObject({
    code: "state_conflict",
    detail: expect.stringContaining("signed"),
  });
});

test("all who still have to act are reminded", async () => {
  const connected = await vendor();
  await connected.account.remind(ID);
  expect(changes(connected)).toEqual(["POST /requests/ID/remind"]);
});

test("more time is given until the end of a day, in the vendor's form", async () => {
  const connected = await vendor();
  await connected.account.extend(ID, new Date("2026-12-03T23:30:00Z"), "Europe/Berlin");
  expect(changes(connected)).toEqual(["PUT /requests/ID/extend"]);
  expect(connected.calls().map(formOf)).toEqual([{ expire_by: "4 December 2026" }]);
});

test("more time than a contract may have is refused without a call", async () => {
  const connected = await vendor();
  await expect(connected.account.extend(ID, new Date("2036-01-01T00:00:00Z"), "UTC")).rejects.toMatchObject({
    code: "order_invalid",
    detail: expect.stringContaining("99 days"),
  });
  expect(connected.calls()).toEqual([]);
});

test.each(["remind", "extend", "withdraw", "send"] as const)(
  "a page instead of an answer to %s proves nothing",
  async (what) => {
    const { account } = await connectTo(documented, ({ method, path }) => {
      if (path.startsWith("/templates")) return templateReply();
      return method === "GET" ? requestReply() : { status: 200, body: "<html>Please wait</html>" };
    });
    const done = {
      remind: () => account.remind(ID),
      extend: () => account.extend(ID, new Date("2026-12-03T22:30:00Z"), "UTC"),
      withdraw: () => account.withdraw(ID, "x"),
      send: () => account.send(ID, order()),
    };
    await expect(done[what]()).rejects.toMatchObject({
      code: "answer_unreadable",
      verdict: { next: "look" },
    });
  },
);

test("a draft's values cannot be changed, and that is said", async () => {
  const connected = await vendor();
  await expect(connected.account.update(ID, order())).rejects.toMatchObject({ code: "unsupported" });
  expect(connected.calls()).toEqual([]);
});
