import { afterAll, beforeAll, expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../../sandbox/sandbox.ts";
import { keyAt, ownerAt, personAt, receptionOf, TESTER } from "../../../tests/office.ts";
import { good, openBareOffice } from "../../../tests/open-bare-office.ts";
import type { BareOffice } from "../../../tests/open-bare-office.ts";
import { createWorld } from "../../../tests/world.ts";
import type { Visitor } from "../../../tests/visitor.ts";

let office: BareOffice;
let owner: Visitor;
beforeAll(async () => {
  office = await openBareOffice({ isSetUp: true });
  owner = office.owner;
});
afterAll(() => office.close());

const ACME = "/api/accounts/acme";
const { kommo, contractbook } = SANDBOX_CREDENTIALS;

async function exported(account = "acme", visitor = owner): Promise<string> {
  const { status, body } = await visitor.get(`/api/accounts/${account}/configuration.yaml`);
  expect(status).toBe(200);
  return String(body);
}

test("accounts are added by the installation's owner, once each, and are strictly apart", async () => {
  expect(await owner.post("/api/accounts", { id: "acme" })).toMatchObject({ status: 409 });
  expect(await owner.post("/api/accounts", { id: "*" })).toMatchObject({ status: 409 });
  expect(await owner.post("/api/accounts", { id: "no/slash" })).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "id" }] } },
  });
  expect(await owner.post("/api/accounts", { id: "zone", timezone: "Mars/Olympus" })).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "timezone" }] } },
  });
  const accountOwner = await personAt(office.app, office.url, "acme", "owner");
  expect((await accountOwner.post("/api/accounts", { id: "mine" })).status).toBe(403);
  const { accounts } = await good<{ accounts: readonly { id: string }[] }>(owner.get("/api/session"));
  expect(accounts.map(({ id }) => id)).toEqual(["acme"]);
});

test("an account has a name in any letters, which can be changed; its id stays", async () => {
  const name = "Acme & Söhne";
  await good(owner.post("/api/accounts", { id: "acme-sohne", name }));
  const seen = async () => {
    const { accounts } = await good<{ accounts: readonly { id: string; name: string }[] }>(
      owner.get("/api/session"),
    );
    return accounts.find(({ id }) => id === "acme-sohne")?.name;
  };
  expect(await seen()).toBe(name);
  const place = "/api/accounts/acme-sohne/settings";
  expect(await good(owner.get(place))).toMatchObject({ name });
  expect(await good(owner.call("PUT", place, { name: "Группа" }))).toMatchObject({ name: "Группа" });
  await expect.poll(seen).toBe("Группа");
  expect(await owner.call("PUT", place, { name: "two\nlines" })).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "name" }] } },
  });
  expect(await owner.post("/api/accounts", { id: "long", name: "x".repeat(81) })).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "name" }] } },
  });
});

test("who had a role in an earlier account of the same name has none in the new one", async () => {
  const former = await personAt(office.app, office.url, "anew", "owner");
  const key = await keyAt(office.app, office.url, "anew", "owner");
  expect((await former.get("/api/session")).status).toBe(200);
  await good(owner.post("/api/accounts", { id: "anew" }));
  expect((await former.get("/api/session")).status).toBe(401);
  expect((await key.get("/api/accounts/anew/people")).status).toBe(401);
  const { people } = await good<{ people: readonly { isEverywhere: boolean }[] }>(
    owner.get("/api/accounts/anew/people"),
  );
  expect(people.map(({ isEverywhere }) => isEverywhere)).toEqual([true]);
});

test("of two who make the same account at once one does, and nobody's role in it is lost", async () => {
  const made = await Promise.all([1, 2].map(() => owner.post("/api/accounts", { id: "twice" })));
  expect(made.map(({ status }) => String(status)).toSorted()).toEqual(["200", "409"]);
  const person = await personAt(office.app, office.url, "twice", "operator");
  expect((await owner.post("/api/accounts", { id: "twice" })).status).toBe(409);
  const { people } = receptionOf(office.app);
  expect(await people.forget("twice", TESTER)).toBe(false);
  expect((await person.get("/api/accounts/twice/people")).status).toBe(200);
});

test("settings that are refused for the account change nothing of the installation either", async () => {
  const before = await good(owner.get(`${ACME}/settings`));
  const change = { name: "x", timezone: "Mars/Olympus", installation: { retention: { callsDays: 3 } } };
  expect(await owner.call("PUT", `${ACME}/settings`, change)).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "timezone" }] } },
  });
  expect(await good(owner.get(`${ACME}/settings`))).toEqual(before);
});

test("settings of the account are its owner's, those of the installation its owner's alone", async () => {
  const accountOwner = await personAt(office.app, office.url, "acme", "operator");
  expect((await accountOwner.call("PUT", `${ACME}/settings`, { locale: "de" })).status).toBe(403);
  const key = await keyAt(office.app, office.url, "acme", "owner");
  expect(await good(key.call("PUT", `${ACME}/settings`, { locale: "sv-SE" }))).toMatchObject({
    timezone: "Europe/Stockholm",
    locale: "sv-SE",
  });
  const retention = { callsDays: 7, deliveriesDays: 14 };
  expect((await key.call("PUT", `${ACME}/settings`, { installation: { retention } })).status).toBe(403);
  expect(await good(owner.call("PUT", `${ACME}/settings`, { installation: { retention } }))).toMatchObject({
    installation: { publicUrl: office.url, allowPrivateHosts: true, retention },
  });
  expect(
    await owner.call("PUT", `${ACME}/settings`, { installation: { publicUrl: "nonsense" } }),
  ).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "installation.publicUrl" }] } },
  });
  expect(await owner.call("PUT", `${ACME}/settings`, { timezone: "Mars/Olympus" })).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "timezone" }] } },
  });
});

test("an account goes out as a file without its credentials, and comes in again as it was", async () => {
  const playbook = {
    id: "moved",
    enabled: false,
    when: { pipeline: "Sales", stage: "Won" },
    send: { through: "contracts", template: "tpl_standard", title: "Costs ${ and {{ deal.price }}" },
  };
  await good(owner.call("PUT", `${ACME}/playbooks/moved`, { playbook }));
  const yaml = await exported();
  expect(yaml).toContain("token: ${ACME_KOMMO_TOKEN}");
  expect(yaml).toContain("apiKey: ${ACME_CONTRACTS_API_KEY}");
  for (const secret of [kommo.token, contractbook.apiKey]) expect(yaml).not.toContain(secret);

  const same = await good(owner.call("PUT", `${ACME}/configuration`, { yaml, trial: true }));
  expect(same).toMatchObject({ differences: [], missing: [], issues: [] });

  await good(owner.post("/api/accounts", { id: "twin" }));
  const moved = await good<{ missing: string[]; version: number }>(
    owner.call("PUT", "/api/accounts/twin/configuration", { yaml }),
  );
  expect(moved.missing.toSorted()).toEqual([
    "contracts/apiKey",
    "contracts/webhookSecret",
    "kommo/token",
    "kommo/webhookSecret",
  ]);
  // credentials are entered where they are missing, and then it works
  const place = "/api/accounts/twin/connections";
  await good(
    owner.call("PUT", `${place}/kommo`, {
      settings: { subdomain: kommo.subdomain, baseUrl: `${office.sandbox.url}/kommo` },
      secrets: { token: kommo.token },
      generate: ["webhookSecret"],
    }),
  );
  await good(
    owner.call("PUT", `${place}/contracts`, {
      settings: { baseUrl: `${office.sandbox.url}/contractbook/v3` },
      secrets: { apiKey: contractbook.apiKey },
      generate: ["webhookSecret"],
    }),
  );
  expect(await exported("twin")).toContain("Costs $${ and");
  const { findings } = await good<{ findings: readonly { level: string }[] }>(
    owner.post(`${place}/kommo/check`),
  );
  expect(findings.some(({ level }) => level === "problem")).toBe(false);
});

test("an import says what is wrong, and cannot smuggle a credential out or a variable in", async () => {
  const yaml = await exported();
  const ask = (text: string, more: object = {}) =>
    owner.call("PUT", `${ACME}/configuration`, { yaml: text, ...more });
  expect(await ask("a: [")).toMatchObject({ status: 400, body: { error: { issues: [{ path: "yaml" }] } } });
  expect((await ask(yaml.replace("stage: Won", "stge: Won"))).status).toBe(400);
  const key = await keyAt(office.app, office.url, "acme", "owner");
  const elsewhere = yaml.replace(`${office.sandbox.url}/contractbook/v3`, "http://127.0.0.1:9/v3");
  expect(await key.call("PUT", `${ACME}/configuration`, { yaml: elsewhere })).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "connections.contracts.apiKey" }] } },
  });
  const smuggled = yaml.replace("Costs $${", "${DATABASE_URL} ${");
  expect((await ask(smuggled)).status).toBe(400);
  const proto = yaml.replace("playbooks:", "__proto__: { polluted: true }\n    playbooks:");
  expect((await ask(proto)).status).toBe(400);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("where a file rules, everything is shown and nothing is changed", async () => {
  const world = await createWorld({ hooks: false });
  try {
    const visitor = await ownerAt(world.app, world.url);
    expect(await good(visitor.get("/api/session"))).toMatchObject({ ruledByFile: true });
    expect(await good(visitor.get(`${ACME}/playbooks`))).toMatchObject({
      playbooks: [{ id: "won-agreement", enabled: true, edited: { by: "file" } }],
    });
    const { playbook } = await good<{ playbook: object }>(visitor.get(`${ACME}/playbooks/won-agreement`));
    expect(await good(visitor.get(`${ACME}/connections`))).toMatchObject({
      connections: [{ id: "kommo" }, { id: "contracts", secrets: { apiKey: { set: true } } }],
    });
    const dealId = await world.createDeal();
    expect(
      await good(visitor.post(`${ACME}/playbooks/dry-run`, { id: "won-agreement", dealId })),
    ).toMatchObject({
      problems: [],
    });
    expect(await good(visitor.post(`${ACME}/playbooks/check`, { playbook }))).toEqual({
      issues: [],
      findings: [],
    });
    expect(await good(visitor.get(`${ACME}/playbooks/won-agreement/history`))).toMatchObject({
      versions: [{ version: 1, by: "file" }],
    });
    const yaml = await exported("acme", visitor);
    expect(yaml).toContain("won-agreement");
    for (const secret of [kommo.token, contractbook.apiKey]) expect(yaml).not.toContain(secret);
    const refused = await Promise.all([
      visitor.call("PUT", `${ACME}/playbooks/won-agreement`, { playbook }),
      visitor.post(`${ACME}/playbooks/won-agreement/off`),
      visitor.call("DELETE", `${ACME}/playbooks/won-agreement`),
      visitor.call("PUT", `${ACME}/connections/contracts`, { settings: {} }),
      visitor.call("DELETE", `${ACME}/connections/contracts`),
      visitor.call("PUT", `${ACME}/settings`, { locale: "de" }),
      visitor.call("PUT", `${ACME}/configuration`, { yaml }),
      visitor.post("/api/accounts", { id: "more" }),
    ]);
    for (const { status, body } of refused)
      expect([status, Object(body).error.code]).toEqual([409, "read_only"]);
  } finally {
    await world.close();
  }
});

test("an account that is not set up yet is shown on every page", async () => {
  await good(owner.post("/api/accounts", { id: "fresh" }));
  const pages = [
    "overview",
    "contracts",
    "attention",
    "deliveries",
    "playbooks",
    "connections",
    "settings",
    "people",
  ];
  const answers = await Promise.all(
    pages.map(async (page) => [page, (await owner.get(`/api/accounts/fresh/${page}`)).status]),
  );
  expect(answers).toEqual(pages.map((page) => [page, 200]));
});
