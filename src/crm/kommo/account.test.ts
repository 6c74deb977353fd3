import { expect, test } from "vitest";
import type { Raw } from "./raw.ts";
import { failureIn, kommoAt, NOW, startServer } from "./test-kommo.ts";
import type { Reply, Seen } from "./test-kommo.ts";
import { ACCOUNT, FIELDS, leadJson, plentyOf } from "./test-leads.ts";

const DAY_S = 86_400;
const jwt = (days: number): string => {
  const claims = { exp: NOW.getTime() / 1000 + days * DAY_S, sub: "1" };
  return `x.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.y`;
};

test("names are resolved exactly first, then whatever their case; ids are accepted", async () => {
  await using server = await startServer(plentyOf);
  const kommo = kommoAt(server.url);
  expect(await kommo.resolveStage("Sales", "Offer")).toEqual({ pipelineId: "31", stageId: "501" });
  expect(await kommo.resolveStage("sales", "won")).toEqual({ pipelineId: "31", stageId: "142" });
  expect(await kommo.resolveStage("32", "142")).toEqual({ pipelineId: "32", stageId: "142" });
  expect(server.lines()).toEqual(["GET /api/v4/leads/pipelines"]);
});

test("a name that is not there says what is; a name that several have names their ids", async () => {
  await using server = await startServer(plentyOf);
  const kommo = kommoAt(server.url);
  expect((await failureIn(kommo.resolveStage("Sales", "Sent"))).detail).toContain('"Contract signed" (502)');
  expect((await failureIn(kommo.resolveStage("Export", "Won"))).detail).toContain('"Sales" (31)');
  const several = await failureIn(kommo.resolveStage("Sales", "OFFER"));
  expect(several).toMatchObject({ code: "configuration_invalid", verdict: { next: "stop" } });
  expect(several.detail).toContain("501, 503");
});

test("a field that was added a minute ago is found by looking again once", async () => {
  const fields: Raw[] = [...FIELDS];
  await using server = await startServer((seen) =>
    seen.path.endsWith("/custom_fields")
      ? { json: { _embedded: { custom_fields: fields } } }
      : plentyOf(seen),
  );
  let minutes = 0;
  const kommo = kommoAt(server.url, { tools: { now: () => new Date(NOW.getTime() + minutes * 60_000) } });
  await kommo.patchDeal("1", { fields: { "Contract ID": "c" } });
  fields.push({ id: 99, name: "Signed on", type: "date" });
  minutes = 1;
  await kommo.patchDeal("1", { fields: { "Signed on": "2026-11-01" } });
  expect(server.seen.at(-1)?.body).toEqual({
    custom_fields_values: [{ field_id: 99, values: [{ value: "2026-11-01T00:00:00+01:00" }] }],
  });
  const misspelt = await Promise.all(
    ["1", "2", "3"].map((id) => failureIn(kommo.patchDeal(id, { fields: { Plann: "x" } }))),
  );
  expect(misspelt.every((error) => error.code === "configuration_invalid")).toBe(true);
  expect(server.lines().filter((line) => line.endsWith("/custom_fields"))).toHaveLength(2);
});

/** A deal with company, contact and responsible user. `users` says how Kommo answers for the user. */
function people(users: Reply) {
  return (seen: Seen): Reply => {
    if (seen.path.startsWith("/api/v4/users/")) return users;
    if (seen.path === "/api/v4/companies/900")
      return { json: { id: 900, name: "Acme AB", custom_fields_values: null } };
    if (seen.path === "/api/v4/contacts/5005") {
      const email = {
        field_id: 1,
        field_code: "EMAIL",
        field_name: "Email",
        field_type: "multitext",
        values: [{ value: "ada@example.com", enum_code: "WORK" }],
      };
      return {
        json: { id: 5005, name: "", first_name: "Ada", last_name: "Byron", custom_fields_values: [email] },
      };
    }
    return seen.path === "/api/v4/leads/5" ? { json: leadJson(5, { status_id: 501 }) } : plentyOf(seen);
  };
}

test("the view holds what texts speak of, and nothing that is not needed is read", async () => {
  await using server = await startServer(
    people({ json: { id: 71, name: "Grace Owner", email: "grace@example.com" } }),
  );
  const kommo = kommoAt(server.url);
  const deal = await kommo.readDeal("5");
  if (deal === undefined) throw new Error("no deal");
  const view = await kommo.readView(deal, { contact: true, company: true, user: true });
  expect(view).toMatchObject({
    contact: { id: "5005", name: "Ada Byron", emails: ["ada@example.com"] },
    company: { id: "900", name: "Acme AB", emails: [] },
    user: { id: "71", name: "Grace Owner", email: "grace@example.com" },
    pipelineName: "Sales",
    stageName: "Offer",
    fieldNames: { deal: ["Contract ID", "Plan", "Start"] },
  });
  const calls = server.seen.length;
  const bare = await kommo.readView(deal, { contact: false, company: false, user: false });
  expect(bare.contact).toBeUndefined();
  expect(server.seen).toHaveLength(calls);
});

test("without the right to read users the responsible one is only an id, asked for once", async () => {
  await using server = await startServer(
    people({ status: 403, json: { title: "Forbidden", detail: "Not an administrator" } }),
  );
  const kommo = kommoAt(server.url);
  const deal = await kommo.readDeal("5");
  if (deal === undefined) throw new Error("no deal");
  const needs = { contact: false, company: false, user: true };
  expect((await kommo.readView(deal, needs)).user).toEqual({ id: "71", name: "" });
  await kommo.readView(deal, needs);
  expect(server.lines().filter((line) => line === "GET /api/v4/users/71")).toHaveLength(1);
});

test("a deleted deal does not exist", async () => {
  await using server = await startServer(() => ({ json: leadJson(5, { is_deleted: true }) }));
  expect(await kommoAt(server.url).readDeal("5")).toBeUndefined();
});

test("a lead without a stage is no deal, whatever else it says", async () => {
  await using server = await startServer(() => ({ json: { id: 5, status_id: { a: 1 }, pipeline_id: [] } }));
  expect((await failureIn(kommoAt(server.url).readDeal("5"))).code).toBe("answer_unreadable");
});

const HOOK = "https://sign.example.com/webhooks/acme/kommo/secret-path";

/** An account whose drive is on its own host. */
function healthy(hook: Raw, more: (seen: Seen) => Reply | undefined = () => undefined) {
  return (seen: Seen): Reply => {
    const special = more(seen);
    if (special !== undefined) return special;
    if (seen.path === "/api/v4/account")
      return { json: { ...ACCOUNT, drive_url: "https://drive-c.kommo.com" } };
    if (seen.path === "/api/v4/users") return { json: { _embedded: { users: [] } } };
    if (seen.path === "/api/v4/webhooks")
      return {
        json: {
          _embedded: {
            webhooks: [{ id: 1, destination: HOOK, settings: ["status_lead", "add_lead"], ...hook }],
          },
        },
      };
    if (seen.path === "/v1.0/files" || seen.path === "/api/v4/events") return { status: 204 };
    return seen.path === "/api/v4/leads" ? { status: 204 } : plentyOf(seen);
  };
}

async function check(answer: (seen: Seen) => Reply, token = jwt(400)) {
  await using server = await startServer(answer);
  const { testHttp } = await import("./test-kommo.ts");
  const kommo = kommoAt(server.url, {
    settings: { auth: { kind: "token", token }, hookUrls: [HOOK], timezone: "Europe/Stockholm" },
    tools: {
      drive: () => (request) =>
        testHttp({ ...request, url: request.url.replace("https://drive-c.kommo.com", server.url) }),
    },
  });
  return await kommo.check();
}

test("a healthy account passes the check without a problem or a note", async () => {
  const findings = await check(healthy({}));
  expect(findings.filter((finding) => finding.level !== "ok")).toEqual([]);
  expect(findings.length).toBeGreaterThan(5);
});

test.each([
  [400, "ok"],
  [20, "note"],
  [5, "problem"],
  [-1, "problem"],
])("a token that ends in %i days is %s", async (days, level) => {
  const findings = await check(healthy({}), jwt(days));
  expect(findings.find((finding) => finding.text.startsWith("The token"))?.level).toBe(level);
});

test.each<readonly [string, Raw, (seen: Seen) => Reply | undefined, string, string]>([
  ["a hook that Kommo switched off", { disabled: true }, () => undefined, "problem", "switched off"],
  ["a hook that does not hear of moves", { settings: ["add_lead"] }, () => undefined, "note", "status_lead"],
  [
    "no hook",
    { destination: "https://other.example.com/" },
    () => undefined,
    "note",
    "does not tell us of deals yet",
  ],
  [
    "another subdomain",
    {},
    (seen) => (seen.path === "/api/v4/account" ? { json: { ...ACCOUNT, subdomain: "other" } } : undefined),
    "problem",
    '"other"',
  ],
  [
    "a drive that refuses the token",
    {},
    (seen) => (seen.path === "/v1.0/files" ? { status: 403, json: {} } : undefined),
    "problem",
    "refuses the token",
  ],
  [
    "no right to read users",
    {},
    (seen) => (seen.path === "/api/v4/users" ? { status: 403, json: { title: "No" } } : undefined),
    "note",
    "lack a right",
  ],
  [
    "an account that answers nonsense",
    {},
    (seen) => (seen.path === "/api/v4/account" ? { text: "<html>" } : undefined),
    "problem",
    "The account",
  ],
])("the check tells of %s, and shows no secret", async (_, hook, more, level, words) => {
  const findings = await check(healthy(hook, more));
  expect(
    findings
      .filter((finding) => finding.level === level)
      .map((finding) => finding.text)
      .join("\n"),
  ).toContain(words);
  expect(JSON.stringify(findings)).not.toContain("secret-path");
});

/** The hooks of an account, kept as POST and DELETE leave them. */
function hooksOf(hooks: Raw[]) {
  return (seen: Seen): Reply => {
    const body: Raw = typeof seen.body === "object" && seen.body !== null ? { ...seen.body } : {};
    if (seen.method === "GET")
      return hooks.length === 0 ? { status: 204 } : { json: { _embedded: { webhooks: hooks } } };
    const rest = hooks.filter((hook) => hook["destination"] !== body["destination"]);
    hooks.splice(0, hooks.length, ...rest, ...(seen.method === "POST" ? [body] : []));
    return seen.method === "POST" ? { json: body } : { status: 204 };
  };
}

test("a subscription is made once, mended when it is switched off, and taken away", async () => {
  const hooks: Raw[] = [];
  await using server = await startServer(hooksOf(hooks));
  const { subscriptions } = kommoAt(server.url);
  expect(await subscriptions.subscribe(HOOK)).toBe("created");
  expect(await subscriptions.subscribe(HOOK)).toBe("kept");
  hooks.splice(0, 1, { ...hooks[0], disabled: true, settings: ["add_task"] });
  expect(await subscriptions.subscribe(HOOK)).toBe("replaced");
  expect((await subscriptions.list())[0]?.events).toEqual([
    "add_task",
    "status_lead",
    "add_lead",
    "update_lead",
    "delete_lead",
  ]);
  expect(await subscriptions.unsubscribe(HOOK)).toBe(true);
  expect(await subscriptions.unsubscribe(HOOK)).toBe(false);
});

test("notes and tasks go out as Kommo documents them", async () => {
  await using server = await startServer(plentyOf);
  const kommo = kommoAt(server.url);
  await kommo.addNote("5", { text: "Contract sent", marker: "[CS-1 sent]" });
  const dueAt = new Date("2026-11-03T10:00:00.700Z");
  await kommo.addTask("5", { text: "Call", marker: "[CS-1 declined]", dueAt, responsibleUserId: "71" });
  expect(server.seen.map((call) => [call.path, call.body])).toEqual([
    [
      "/api/v4/leads/notes",
      [
        {
          entity_id: 5,
          note_type: "common",
          params: { text: "Contract sent\n[CS-1 sent]" },
          is_need_to_trigger_digital_pipeline: false,
          request_id: "0",
        },
      ],
    ],
    [
      "/api/v4/tasks",
      [
        {
          entity_id: 5,
          entity_type: "leads",
          text: "Call\n[CS-1 declined]",
          complete_till: 1_793_700_000,
          responsible_user_id: 71,
          request_id: "0",
        },
      ],
    ],
  ]);
});
