import { expect, test } from "vitest";
import type { JsonObject } from "../domain/json.ts";
import { PROVIDERS } from "../providers/all.ts";
import { documentOf } from "./document-of.ts";
import { fillSecrets } from "./fill-secrets.ts";
import { loadConfig } from "./load-config.ts";
import { loadDocument } from "./load-document.ts";
import { plainData } from "./plain-data.ts";
import { splitSecrets } from "./split-secrets.ts";

const OPTIONS = { providers: PROVIDERS };

const ACCOUNT: JsonObject = {
  timezone: "Europe/Stockholm",
  kommo: { subdomain: "acme", token: "kommo-token-0001", webhookSecret: ["door-secret-2", "door-secret-1"] },
  connections: {
    contracts: { provider: "contractbook", apiKey: "vendor-key-0001", webhookSecret: "vendor-door-1" },
  },
  playbooks: [
    {
      id: "won",
      when: { pipeline: "Sales", stage: "Won" },
      send: { through: "contracts", template: "tpl" },
      outcomes: { sent: { note: false }, expired: { task: { text: "Call them" }, resend: true } },
    },
  ],
};

function loaded(account: JsonObject, secrets: ReadonlyMap<string, string> = new Map()) {
  const installation = { document: {}, secrets: new Map<string, string>() };
  return loadDocument(
    { installation, accounts: new Map([["acme", { document: account, secrets }]]) },
    OPTIONS,
  );
}

test("credentials are taken out and put back, and the account is the same as from a file", () => {
  const { document, secrets } = splitSecrets(ACCOUNT, PROVIDERS);
  expect(JSON.stringify(document)).not.toMatch(/0001|door-secret|vendor-door/u);
  expect(secrets.map(({ connection, key }) => `${connection}/${key}`).toSorted()).toEqual([
    "contracts/apiKey",
    "contracts/webhookSecret",
    "kommo/token",
    "kommo/webhookSecret",
    "kommo/webhookSecret.1",
  ]);
  const vault = new Map(secrets.map(({ connection, key, value }) => [`${connection}/${key}`, value]));
  const { config, problems } = loaded(document, vault);
  expect(problems.size).toBe(0);
  const file = loadConfig(JSON.stringify({ accounts: { acme: ACCOUNT } }), {}, OPTIONS);
  expect("config" in file && file.config.accounts).toEqual(config?.accounts);
});

test("an account in force, written as a document, is the same account", () => {
  const { config } = loaded(ACCOUNT);
  const [account] = config?.accounts ?? [];
  if (account === undefined) throw new Error("the example cannot be read");
  const { document, secrets } = documentOf(account, PROVIDERS);
  const vault = new Map(secrets.map(({ connection, key, value }) => [`${connection}/${key}`, value]));
  expect(loaded(document, vault).config?.accounts).toEqual([account]);
});

test("a credential is only ever put into its own place", () => {
  const document: JsonObject = {
    kommo: { subdomain: "acme", token: { $secret: "contracts/apiKey" } },
    connections: { contracts: { provider: "contractbook", apiKey: { $secret: "contracts/apiKey" } } },
  };
  const { data, missing } = fillSecrets(document, () => "vendor-key-0001", PROVIDERS);
  expect(data["kommo"]).toEqual({ subdomain: "acme" });
  expect(missing.map(({ path }) => path.join("."))).toEqual(["kommo.token"]);
  const elsewhere = { ...ACCOUNT, playbooks: [{ id: "won", send: { title: { $secret: "kommo/token" } } }] };
  const { problems } = loaded(elsewhere);
  expect(JSON.stringify([...problems])).not.toContain("kommo-token-0001");
});

test("a missing credential is told once, at its place; the other accounts are not touched by it", () => {
  const accounts = new Map([
    ["broken", { document: splitSecrets(ACCOUNT, PROVIDERS).document, secrets: new Map<string, string>() }],
    ["whole", { document: ACCOUNT, secrets: new Map<string, string>() }],
  ]);
  const installation = { document: {}, secrets: new Map<string, string>() };
  const { config, problems } = loadDocument({ installation, accounts }, OPTIONS);
  expect(config?.accounts.map(({ id }) => id)).toEqual(["whole"]);
  expect(problems.get("broken")?.map(({ path }) => path)).toEqual([
    "kommo.token",
    "kommo.webhookSecret",
    "connections.contracts.webhookSecret",
    "connections.contracts.apiKey",
  ]);
});

test("an account without Kommo is unfinished, not wrong, and what it has is checked all the same", () => {
  const { kommo: _none, ...unfinished } = ACCOUNT;
  const { config, unfinished: all, problems } = loaded(unfinished);
  expect([config?.accounts, problems.size]).toEqual([[], 0]);
  expect(all).toMatchObject([{ id: "acme", connections: [{ id: "contracts" }] }]);
  const wrong = { ...unfinished, connections: { contracts: { provider: "contractbok" } } };
  expect(loaded(wrong).problems.get("acme")?.[0]).toMatchObject({ path: "connections.contracts.provider" });
});

test("what comes from outside is plain data: no inherited names, no abyss", () => {
  expect(plainData(JSON.parse('{"a":{"__proto__":{"x":1},"constructor":2,"b":null,"c":[null,3]}}'))).toEqual({
    a: { c: [3] },
  });
  let deep: unknown = 1;
  for (let depth = 0; depth < 100; depth += 1) deep = { deep };
  expect([plainData(deep), plainData([1]), plainData("text"), plainData(null)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
