import { expect, test } from "vitest";
import type { ContractOrder } from "../../domain/order.ts";
import { NOW } from "../test-vendor.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { REFERENCE } from "../test-order.ts";
import {
  ACTING_USER,
  EMAIL_ID,
  LAUNCH_SCHEMA,
  NAME_ID,
  OAUTH,
  TEMPLATE_ID,
  TOKEN,
  WITNESS_EMAIL_ID,
  WITNESS_NAME_ID,
  WORKFLOW_ID,
  connectTo,
  order,
  routes,
  templatesJson,
  workflowJson,
} from "./vendor-fixture.ts";

const START = "POST /workflows/async";
const JOB = "GET /workflows/async/job1";
const STARTED: Reply = { status: 200, body: { asyncJobId: "job1", asyncJobStatusUrl: "http://x" } };
const DONE: Reply = {
  status: 200,
  body: { status: "success", requestPayload: {}, workflow: workflowJson() },
};
const IN_PROGRESS: Reply = { status: 200, body: { status: "in_progress", requestPayload: {} } };

type Table = Parameters<typeof routes>[0];

function vendor(table: Table = {}, schema?: typeof LAUNCH_SCHEMA): (call: Seen) => Reply {
  return routes({
    "GET /workflow-schemas": { status: 200, body: templatesJson(schema) },
    [START]: STARTED,
    [JOB]: DONE,
    ...table,
  });
}

async function launched(wanted: ContractOrder, schema?: typeof LAUNCH_SCHEMA): Promise<unknown> {
  const { account, calls } = await connectTo(documented, vendor({}, schema));
  await account.create(wanted);
  return JSON.parse(calls.find(({ method }) => method === "POST")?.body ?? "");
}

test("a workflow is launched with typed attributes, its signer's two attributes, our reference and its creator", async () => {
  expect(await launched(order())).toEqual({
    template: TEMPLATE_ID,
    creator: { type: "email", email: ACTING_USER },
    attributes: {
      counterpartyName: "Bo Client",
      [EMAIL_ID]: "bo@example.com",
      [NAME_ID]: "Bo Client",
      contractValue: { currency: "EUR", amount: 12000.5 },
      plan: "Growth",
      reference: REFERENCE,
    },
  });
});

test("the launch form is asked for, its defaults are used, and the call names whose permissions apply", async () => {
  const { account, calls } = await connectTo(documented, vendor());
  const contract = await account.create(order());
  expect(calls.map(({ method, path, query }) => `${method} ${path}?${query.toString()}`)).toEqual([
    "GET /workflow-schemas?form=launch",
    `${START}?useDefaultValues=true`,
    `${JOB}?`,
  ]);
  expect(calls[1]?.headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    "x-as-user-email": ACTING_USER,
    "content-type": "application/json",
  });
  expect(contract).toMatchObject({
    id: WORKFLOW_ID,
    status: "drafted",
    vendorStatus: "active, Review",
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/workflow\/6a6b4040ffb985622568a649$/u),
    unready: expect.stringContaining("IC-17"),
  });
});

test("an access token is bought once with the client's credentials, and then no creator is named", async () => {
  const token: Reply = {
    status: 200,
    body: { access_token: "at-1", token_type: "Bearer", expires_in: 3600 },
  };
  const { account, calls } = await connectTo(documented, vendor({ "POST /oauth/token": token }), {
    settings: OAUTH,
  });
  await account.create(order());
  await account.create(order());
  const bought = calls.filter(({ path }) => path === "/oauth/token");
  expect(bought.map(({ body }) => JSON.parse(body))).toEqual([
    {
      grant_type: "client_credentials",
      client_id: OAUTH.clientId,
      client_secret: OAUTH.clientSecret,
      scope: expect.stringContaining("public.workflows.createWorkflows public.workflows.readWorkflows"),
    },
  ]);
  const first = calls.find(({ path }) => path === "/workflows/async");
  expect(first?.headers).toMatchObject({ authorization: "Bearer at-1", "x-as-user-email": ACTING_USER });
  expect(JSON.parse(first?.body ?? "")).not.toHaveProperty("creator");
});

test.each([
  [400, "credentials_rejected"],
  [401, "credentials_rejected"],
  [403, "credentials_rejected"],
  [503, "unavailable"],
])("a refused token request (%i) is told as it must be taken", async (status, code) => {
  const body = { error: "invalid_scope", error_description: "scope" };
  const { account } = await connectTo(documented, vendor({ "POST /oauth/token": { status, body } }), {
    settings: OAUTH,
  });
  await expect(account.create(order())).rejects.toMatchObject({
    code,
    detail: expect.stringContaining(status === 400 ? "(invalid_scope)" : ""),
  });
});

test("a grant that may not ask for the sign status's right is asked for the others", async () => {
  const { account, calls } = await connectTo(
    documented,
    vendor({
      "POST /oauth/token": ({ body }) =>
        body.includes("readSignStatus")
          ? { status: 400, body: { error: "invalid_scope" } }
          : { status: 200, body: { access_token: "at-1", token_type: "Bearer", expires_in: 3600 } },
    }),
    { settings: OAUTH },
  );
  await account.create(order());
  expect(calls.filter(({ path }) => path === "/oauth/token")).toHaveLength(2);
});

function unlessFirstToken(call: Seen): Reply {
  return call.headers["authorization"] === "Bearer at-1"
    ? { status: 401, body: { code: "UNAUTHORIZED", message: "token has expired" } }
    : { status: 200, body: templatesJson() };
}

test("a token that ended early is replaced and the call made once more", async () => {
  let bought = 0;
  const token = (): Reply => {
    bought += 1;
    return { status: 200, body: { access_token: `at-${bought}`, expires_in: 3600 } };
  };
  const { account } = await connectTo(
    documented,
    vendor({ "POST /oauth/token": token, "GET /workflow-schemas": unlessFirstToken }),
    { settings: OAUTH },
  );
  expect(await account.templates()).toEqual([{ id: TEMPLATE_ID, name: "MSA" }]);
  expect(bought).toBe(2);
});

test("a launch that takes a while is asked about until it is done", async () => {
  const answers: Reply[] = [IN_PROGRESS, { status: 503 }, DONE];
  const { account, calls } = await connectTo(documented, vendor({ [JOB]: () => answers.shift() ?? DONE }));
  expect(await account.create(order())).toMatchObject({ id: WORKFLOW_ID });
  expect(calls.filter(({ path }) => path === "/workflows/async/job1")).toHaveLength(3);
});

test("launch: sync makes one call", async () => {
  const { account, calls } = await connectTo(
    documented,
    vendor({ "POST /workflows": { status: 200, body: workflowJson() } }),
  );
  await account.create(order({ options: { currency: "EUR", launch: "sync" } }));
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /workflow-schemas",
    "POST /workflows",
  ]);
});

test.each([
  ["MISSING_PARAM", "order_invalid", "stop"],
  ["INVALID_PARAM", "order_invalid", "stop"],
  ["NOT_FOUND", "not_found", "stop"],
  ["FORBIDDEN", "forbidden", "stop"],
  ["SERVER_ERROR", "outcome_unknown", "look"],
])("a launch that failed with %s made nothing, or is looked for", async (code, ours, next) => {
  const error = { code, message: "missing required attribute", param: "counterpartyName" };
  const { account, calls } = await connectTo(
    documented,
    vendor({ [JOB]: { status: 200, body: { status: "failed", requestPayload: {}, error } } }),
  );
  await expect(account.create(order())).rejects.toMatchObject({
    code: ours,
    verdict: { next },
    detail: expect.stringContaining("missing required attribute (counterpartyName)"),
  });
  expect(calls.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test.each([
  ["401", { status: 401 }],
  ["404", { status: 404 }],
  ["429", { status: 429 }],
  ["nonsense", { status: 200, body: "<html>" }],
  ["success without a workflow", { status: 200, body: { status: "success", workflow: {} } }],
] as const)(
  "once it has begun, %s while asking about a launch never lets it be repeated",
  async (_, reply) => {
    const { account } = await connectTo(documented, vendor({ [JOB]: reply }));
    await expect(account.create(order())).rejects.toMatchObject({
      code: "outcome_unknown",
      verdict: { next: "look" },
    });
  },
);

test("signers take the places that are called like them, and the first who is left the counterparty's", async () => {
  const signers = [
    { role: "witness", name: "Wilma", email: "wilma@example.com", order: 1, receives: "signature" },
    { role: "buyer", name: "Bo", email: "bo@example.com", order: 2, receives: "signature", company: "Bo AB" },
  ] as const;
  expect(await launched(order({ signers }))).toHaveProperty(
    "attributes",
    expect.objectContaining({
      counterpartyName: "Bo AB",
      [EMAIL_ID]: "bo@example.com",
      [NAME_ID]: "Bo",
      [WITNESS_EMAIL_ID]: "wilma@example.com",
      [WITNESS_NAME_ID]: "Wilma",
    }),
  );
});

test("a colleague whom the template's own role names takes no place in the launch form", async () => {
  const { signers } = order();
  const ada = {
    role: "internal",
    name: "Ada",
    email: "ada@example.com",
    order: 2,
    receives: "signature",
  } as const;
  const options = { currency: "EUR", roles: { internal: "Internal Signer" } };
  const body = await launched(order({ signers: [...signers, ada], options }));
  expect(JSON.stringify(body)).not.toContain('"Ada"');
});

test.each([
  [{ fields: {} }, "order_incomplete", "contractValue"],
  [{ fields: { contractValue: "much" } }, "order_invalid", "contractValue"],
  [{ fields: { contractValue: "1", plan: "Gold" } }, "order_invalid", "Gold"],
  [{ fields: { contractValue: "1", typo: "x" } }, "order_invalid", "typo"],
  [{ options: {} }, "order_invalid", "currency"],
  [{ options: { currency: "EUR", lunch: "sync" } }, "configuration_invalid", "lunch"],
  [
    { options: { currency: "EUR", signers: { client: "Nobody" } } },
    "order_invalid",
    "Counterparty Signer, Witness",
  ],
  [{ signers: [] }, "order_incomplete", "signer"],
  [{ template: "Gone" }, "not_found", "Gone"],
])("nothing is launched from %j, and the error says why", async (more, code, named) => {
  const schema = { ...LAUNCH_SCHEMA };
  const { account, calls } = await connectTo(documented, vendor({}, schema));
  const wanted = named.startsWith("Counterparty") ? { ...more, signers: [1, 2, 3].map(aSigner) } : more;
  await expect(account.create(order(wanted))).rejects.toMatchObject({
    code,
    verdict: { next: "stop" },
    detail: expect.stringContaining(named),
  });
  expect(calls.filter(({ method }) => method === "POST")).toEqual([]);
});

function aSigner(number: number): ContractOrder["signers"][number] {
  return {
    role: `r${number}`,
    name: "N",
    email: `n${number}@example.com`,
    order: number,
    receives: "signature",
  };
}

test("without a question for our reference nothing is launched: it could not be found again", async () => {
  const { reference: _, ...schema } = LAUNCH_SCHEMA;
  const { account } = await connectTo(documented, vendor({}, schema));
  await expect(account.create(order())).rejects.toMatchObject({
    code: "configuration_invalid",
    detail: expect.stringContaining("Countersign reference"),
  });
});

test("a design that was published anew is found by its name under its new id", async () => {
  let id = TEMPLATE_ID;
  const clock = { at: NOW.getTime() };
  const list = (): Reply => ({ status: 200, body: { list: [{ id, name: "MSA", schema: LAUNCH_SCHEMA }] } });
  const start = (call: Seen): Reply =>
    call.body.includes(id)
      ? STARTED
      : { status: 400, body: { code: "INVALID_PARAM", message: "no template" } };
  const { account, calls } = await connectTo(
    documented,
    vendor({ "GET /workflow-schemas": list, [START]: start }),
    { now: () => new Date(clock.at) },
  );
  await account.create(order());
  id = "700000000000000000000001";
  await expect(account.create(order())).rejects.toMatchObject({ code: "order_invalid" });
  await account.create(order());
  expect(calls.filter(({ path }) => path === "/workflow-schemas")).toHaveLength(2);
});

test.each([
  ["a lost answer", "lost", "outcome_unknown", "look"],
  ["500", { status: 500 }, "outcome_unknown", "look"],
  ["200 with nonsense", { status: 200, body: "<html>welcome</html>" }, "answer_unreadable", "look"],
  ["a job id that is a path", { status: 200, body: { asyncJobId: "../x" } }, "answer_unreadable", "look"],
  ["400", { status: 400, body: { code: "MISSING_PARAM", message: "is missing" } }, "order_invalid", "stop"],
  ["401", { status: 401, body: {} }, "credentials_rejected", "stop"],
  ["403", { status: 403 }, "forbidden", "stop"],
  ["429", { status: 429, headers: { "retry-after": "7" } }, "rate_limited", "wait"],
] as const)("%s at the launch is told as it must be taken", async (_, reply, code, next) => {
  const { account } = await connectTo(documented, vendor({ [START]: reply }));
  await expect(account.create(order())).rejects.toMatchObject({ code, verdict: { next } });
});

test("a refusal tells what the vendor said, and neither key nor link", async () => {
  const message = `bad ${TOKEN} https://ironcladapp.com/sign/abc`;
  const body = { code: "INVALID_PARAM", message, param: "plan" };
  const { account } = await connectTo(documented, vendor({ [START]: { status: 400, body } }));
  const error: unknown = await account.create(order()).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain("(plan)");
  expect(String(error)).not.toContain("/sign/abc");
  expect(JSON.stringify(error) + String(error)).not.toContain(TOKEN);
});

test("a template is described with types and options; places of signers are roles, what we fill in is no field", async () => {
  const { account } = await connectTo(documented, vendor());
  expect(await account.describeTemplate("MSA")).toEqual({
    id: TEMPLATE_ID,
    name: "MSA",
    roles: ["Counterparty Signer", "Witness"],
    fields: [
      { name: "counterpartyName", aliases: ["Counterparty Name"], type: "text", required: false },
      { name: "paperSource", aliases: ["Paper Source"], type: "text", required: false },
      { name: "client_email", aliases: ["Client Email"], type: "text", required: false },
      { name: "client_name", aliases: ["Client Name"], type: "text", required: false },
      { name: "contractValue", aliases: ["Contract value"], type: "number", required: true },
      { name: "plan", aliases: ["Plan"], type: "select", required: false, options: ["Growth", "Scale"] },
    ],
  });
  expect(await account.describeTemplate("Another one")).toBeUndefined();
});

function question(displayName: string): unknown {
  return { type: "string", displayName, required: "never" };
}

test("a question may be called by its whole label too, but not by one that two questions share", async () => {
  const schema = {
    term: question("Initial Term (Always Required)"),
    fee: question("Fee"),
    surcharge: question("Fee"),
    blank: question(""),
  };
  const { account } = await connectTo(
    documented,
    vendor({ "GET /workflow-schemas": { status: 200, body: templatesJson(schema) } }),
  );
  const template = await account.describeTemplate("MSA");
  expect(template?.fields.map(({ name, aliases }) => [name, aliases])).toEqual([
    ["term", ["Initial Term", "Initial Term (Always Required)"]],
    ["fee", undefined],
    ["surcharge", undefined],
    ["blank", undefined],
  ]);
});
