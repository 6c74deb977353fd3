import { describe, expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import {
  codeOf,
  bodyOf,
  connectTo,
  contractJson,
  fieldJson,
  groupJson,
  order,
  page,
  personJson,
  remoteId,
  routeOf,
  templateJson,
} from "./vendor-fixture.ts";

const ID = remoteId("1000001");
const ONE = "/contracts/1000001";
const PUBLISH = `POST ${ONE}/publish`;
const ok = (body: unknown = {}): Reply => ({ status: 200, body });

/** Answers by route; what is not named is not there. */
function by(routes: Readonly<Record<string, Reply | (() => Reply)>>): (call: Seen) => Reply {
  return (call) => {
    const reply = routes[routeOf(call)] ?? { status: 404, body: {} };
    return typeof reply === "function" ? reply() : reply;
  };
}

test("sending sets the signing period as a day of the account's zone, and publishes with subject and message", async () => {
  const { account, calls } = await connectTo(documented, by({ [`PUT ${ONE}`]: ok(), [PUBLISH]: ok() }));
  await account.send(ID, order({ expiresAt: "2026-11-19T23:30:00.000Z" }));
  expect(calls.map((call) => [routeOf(call), bodyOf(call)])).toEqual([
    [
      `PUT ${ONE}`,
      { _private: { signing_period_expiration: { type: "fixed_date", expire_date: "2026-11-20" } } },
    ],
    [PUBLISH, { subject: "Agreement with Bo Client", message: "Hello Bo, please sign." }],
  ]);
});

test("the subject is the playbook's, and the title stands in for a message", async () => {
  const { account, calls } = await connectTo(documented, by({ [PUBLISH]: ok() }));
  const { message: _message, ...silent } = order({ options: { subject: "To sign" } });
  await account.send(ID, silent);
  expect(bodyOf(calls.at(-1))).toEqual({ subject: "To sign", message: "Agreement with Bo Client" });
});

test("a deadline that this process has set is not set again", async () => {
  const { account, calls } = await connectTo(
    documented,
    by({ [`PUT ${ONE}`]: ok(), [PUBLISH]: { status: 500 } }),
  );
  const wanted = order({ expiresAt: "2026-11-19T12:00:00.000Z" });
  for (let times = 0; times < 3; times += 1) await account.send(ID, wanted).catch(() => undefined);
  expect(calls.map(routeOf)).toEqual([`PUT ${ONE}`, PUBLISH, PUBLISH, PUBLISH]);
});

test.each([
  ["pending", 409, "done"],
  ["signed", 400, "done"],
  ["draft", 409, "state_conflict"],
  ["draft", 400, "order_invalid"],
  ["levitating", 409, "state_conflict"],
])("publishing refused while the contract is %s (%i) comes to %s", async (state, status, code) => {
  const { account } = await connectTo(
    documented,
    by({ [PUBLISH]: { status, body: { detail: "no" } }, [`GET ${ONE}`]: ok(contractJson({ state })) }),
  );
  expect(await codeOf(account.send(ID, order()))).toBe(code);
});

test("a date that is refused because the contract is out already is no failure", async () => {
  const { account } = await connectTo(
    documented,
    by({ [`PUT ${ONE}`]: { status: 409, body: {} }, [`GET ${ONE}`]: ok(contractJson({ state: "signed" })) }),
  );
  expect(await codeOf(account.send(ID, order({ expiresAt: "2026-11-19T12:00:00.000Z" })))).toBe("done");
});

test("the plan is used up: nothing went out, a person must act", async () => {
  const { account } = await connectTo(documented, by({ [PUBLISH]: { status: 402, body: {} } }));
  await expect(account.send(ID, order())).rejects.toMatchObject({ code: "plan_required" });
});

test("the values of a draft are written with one call, by id and custom id, and only those that differ", async () => {
  let state = contractJson();
  const routes = by({
    [`GET ${ONE}`]: () => ok(state),
    [`PUT ${ONE}/data_fields`]: ok(),
    [`PUT ${ONE}`]: ok(),
  });
  const { account, calls } = await connectTo(documented, routes);
  const contract = await account.update(
    ID,
    order({ title: "Renewal", fields: { client_name: "Bo Client", deal_amount: "13000" } }),
  );
  expect(contract).toMatchObject({ id: "1000001", status: "drafted" });
  expect(calls.map(routeOf)).toEqual([`GET ${ONE}`, `PUT ${ONE}/data_fields`, `PUT ${ONE}`, `GET ${ONE}`]);
  expect(bodyOf(calls[1])).toEqual({
    data_fields: [{ id: 2, _private_ownerside: { custom_id: "deal_amount" }, value: "13000" }],
  });
  expect(bodyOf(calls[2])).toEqual({ _private: { name: "Renewal" } });

  calls.length = 0;
  await account.update(ID, order({ fields: { deal_amount: "12000" } }));
  expect(calls.map(routeOf)).toEqual([`GET ${ONE}`]);
  state = contractJson({ state: "pending" });
  await expect(account.update(ID, order())).rejects.toMatchObject({ code: "state_conflict" });
});

test.each([400, 404, 405])("where the list of values is refused (%i) they go one by one", async (status) => {
  const { account, calls } = await connectTo(
    documented,
    by({
      [`GET ${ONE}`]: ok(contractJson()),
      [`PUT ${ONE}/data_fields`]: { status, body: {} },
      [`PUT ${ONE}/data_fields/1`]: ok(),
      [`PUT ${ONE}/data_fields/2`]: ok(),
    }),
  );
  await account.update(ID, order({ fields: { client_name: "B", deal_amount: "1" } }));
  const written = calls.filter(({ path }) => path.startsWith(`${ONE}/data_fields/`));
  expect(written.map((call) => [call.path, bodyOf(call)])).toEqual([
    [`${ONE}/data_fields/1`, { value: "B" }],
    [`${ONE}/data_fields/2`, { value: "1" }],
  ]);
});

test.each([{ data_fields: [] }, { data_fields: null }, { data_fields: [fieldJson(2, "", "Price", "1")] }])(
  "shown without its fields, the template's stand in for them, by custom id: %j",
  async (more) => {
    const { account, calls } = await connectTo(
      documented,
      by({
        [`GET ${ONE}`]: ok(contractJson(more)),
        "GET /templates/501": ok(templateJson()),
        "GET /template_types/9": ok(groupJson()),
        [`PUT ${ONE}/data_fields`]: { status: 400, body: {} },
        [`PUT ${ONE}/data_fields/c%3A%3Adeal_amount`]: ok(),
      }),
    );
    await account.update(ID, order({ fields: { deal_amount: "2" } }));
    const [together, alone] = calls.filter(({ method }) => method === "PUT");
    expect(bodyOf(together)).toEqual({
      data_fields: [{ _private_ownerside: { custom_id: "deal_amount" }, value: "2" }],
    });
    expect(bodyOf(alone)).toEqual({ value: "2" });
  },
);

test("a field that the draft does not have is named, and nothing is written", async () => {
  const { account, calls } = await connectTo(documented, by({ [`GET ${ONE}`]: ok(contractJson()) }));
  await expect(account.update(ID, order({ fields: { shoe_size: "44" } }))).rejects.toMatchObject({
    code: "order_invalid",
    detail: expect.stringContaining("shoe_size"),
  });
  expect(calls.map(({ method }) => method)).toEqual(["GET"]);
});

test("taking back deletes what is out, after a look", async () => {
  const { account, calls } = await connectTo(
    documented,
    by({ [`GET ${ONE}`]: ok(contractJson({ state: "pending" })), [`DELETE ${ONE}`]: ok() }),
  );
  await account.withdraw(ID, "wrong amount");
  expect(calls.map(routeOf)).toEqual([`GET ${ONE}`, `DELETE ${ONE}`]);
});

test("a contract that is gone needs no call to take it back, a signed one is not touched", async () => {
  const gone = await connectTo(documented, () => ({ status: 404, body: {} }));
  await gone.account.withdraw(ID, "x");
  expect(gone.calls.map(({ method }) => method)).toEqual(["GET"]);
  const signed = await connectTo(documented, () => ok(contractJson({ state: "signed" })));
  await expect(signed.account.withdraw(ID, "x")).rejects.toMatchObject({ code: "state_conflict" });
  expect(signed.calls.map(({ method }) => method)).toEqual(["GET"]);
});

test.each([
  ["signed", "state_conflict"],
  ["pending", "order_invalid"],
  ["gone", "done"],
])("a refusal to delete is looked into: %s", async (after, code) => {
  let reads = 0;
  const { account } = await connectTo(
    documented,
    by({
      [`GET ${ONE}`]: () => {
        reads += 1;
        if (reads > 1 && after === "gone") return { status: 404, body: {} };
        return ok(contractJson({ state: reads > 1 ? after : "pending" }));
      },
      [`DELETE ${ONE}`]: { status: 400, body: {} },
    }),
  );
  expect(await codeOf(account.withdraw(ID, "x"))).toBe(code);
});

test("more time is a new day, and reminding is not the API's", async () => {
  const { account, calls } = await connectTo(documented, by({ [`PUT ${ONE}`]: ok() }));
  await account.extend(ID, new Date("2026-12-24T23:59:00Z"), "Europe/Stockholm");
  expect(bodyOf(calls[0])).toEqual({
    _private: { signing_period_expiration: { type: "fixed_date", expire_date: "2026-12-25" } },
  });
  await expect(account.remind(ID)).rejects.toMatchObject({ code: "unsupported" });
  expect(calls).toHaveLength(1);
});

function person(more: Readonly<Record<string, unknown>>): readonly unknown[] {
  return [{ participants: [personJson(more)] }];
}

function event(type: string, at: string): unknown {
  return { id: 1, type, created_time: at };
}

describe("signatures that were reset", () => {
  const since = { sign_state_updated_time: "2026-11-06T08:05:00+0000" };

  async function readWith(
    events: Reply,
    contract: Readonly<Record<string, unknown>> = {},
  ): Promise<{ readonly notes: readonly string[] | undefined; readonly asked: number }> {
    const json = contractJson({
      state: "pending",
      published_time: "2026-11-05T10:00:00+0000",
      parties: person(since),
      ...contract,
    });
    const { account, calls } = await connectTo(
      documented,
      by({ [`GET ${ONE}`]: ok(json), [`GET ${ONE}/events`]: events }),
    );
    const notes = (await account.read(ID))?.notes;
    return { notes, asked: calls.filter((call) => routeOf(call) === `GET ${ONE}/events`).length };
  }

  test.each(["contract:signature_reset", "participant:signature_reset"])(
    "are told where the events say so: %s",
    async (type) => {
      const events = [
        event("contract:publish", "2026-11-05T10:00:00+0000"),
        event(type, "2026-11-06T08:05:00+0000"),
        event(type, "2026-11-05T12:00:00+0000"),
      ];
      const { notes } = await readWith(ok(page(events)));
      expect(notes).toEqual([
        "The contract was changed, and signatures given before 2026-11-06 08:05 UTC were reset: whoever had signed has to sign again.",
      ]);
    },
  );

  test("a time that moves when the contract goes out is none", async () => {
    const events = [
      event("contract:publish", "2026-11-05T10:00:00+0000"),
      event("contract:signature_reset", "2026-11-04T10:00:00+0000"),
    ];
    expect(await readWith(ok(page(events)))).toEqual({ notes: undefined, asked: 1 });
  });

  test.each([
    [{ state: "draft" }],
    [{ published_time: null }],
    [{ parties: person({ ...since, sign_state: "signed" }) }],
    [{ parties: person({ ...since, signatory: false }) }],
    [{ parties: person({ sign_state_updated_time: "2026-11-05T10:00:00+0000" }) }],
  ])("nobody is asked where none can be: %j", async (contract) => {
    expect((await readWith({ status: 500 }, contract)).asked).toBe(0);
  });

  test("without events there is no note, and a failure is one", async () => {
    expect(await readWith({ status: 403, body: {} })).toEqual({ notes: undefined, asked: 1 });
    await expect(readWith({ status: 500 })).rejects.toMatchObject({ verdict: { next: "retry" } });
  });
});
