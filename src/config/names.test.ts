import { expect, test } from "vitest";
import { PROVIDERS } from "../providers/all.ts";
import { documentOf } from "./document-of.ts";
import { loadConfig } from "./load-config.ts";
import { loadDocument } from "./load-document.ts";

const OPTIONS = { providers: PROVIDERS };

function account(name?: unknown, playbookName?: unknown) {
  return {
    name,
    kommo: { subdomain: "acme", token: "kommo-token-0001" },
    connections: { contracts: { provider: "contractbook", apiKey: "vendor-key-0001" } },
    playbooks: [
      {
        id: "won",
        name: playbookName,
        when: { pipeline: "Sales", stage: "Won" },
        send: { through: "contracts", template: "tpl" },
      },
    ],
  };
}

const load = (acme: object) => loadConfig(JSON.stringify({ accounts: { acme } }), {}, OPTIONS);

test("accounts and playbooks have names in any letters beside their ids", () => {
  const result = load(account("Acme & Söhne", "Договор: 契約書"));
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  const [read] = result.config.accounts;
  expect(read).toMatchObject({
    id: "acme",
    name: "Acme & Söhne",
    playbooks: [{ id: "won", name: "Договор: 契約書" }],
  });
  expect(read === undefined ? {} : documentOf(read, PROVIDERS).document).toMatchObject({
    name: "Acme & Söhne",
    playbooks: [{ id: "won", name: "Договор: 契約書" }],
  });
});

test("who has no name is called by the id, and a file without names is read as before", () => {
  const result = load(account());
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  const [read] = result.config.accounts;
  expect(read).not.toHaveProperty("name");
  expect(read?.playbooks[0]).not.toHaveProperty("name");
});

test.each([
  ["too long", "x".repeat(81)],
  ["empty", "  "],
  ["of two lines", "one\ntwo"],
  ["with a control character", "one\u0007two"],
  ["turning the direction of what follows", "one\u202Etwo"],
])("a name that is %s is refused at its place", (_what, name) => {
  for (const acme of [account(name), account(undefined, name)]) {
    const result = load(acme);
    const paths = "problems" in result ? result.problems.map(({ path }) => path) : [];
    expect(new Set(paths).size).toBe(1);
    expect(["accounts.acme.name", "accounts.acme.playbooks[0].name"]).toContain(paths[0]);
  }
});

test("eighty characters are counted as people count them", () => {
  expect(load(account("😀".repeat(80)))).toHaveProperty("config");
});

test("an account that is being set up has its name already", () => {
  const { unfinished } = loadDocument(
    {
      installation: { document: {}, secrets: new Map() },
      accounts: new Map([["acme", { document: { name: "Acme & Söhne" }, secrets: new Map() }]]),
    },
    OPTIONS,
  );
  expect(unfinished).toMatchObject([{ id: "acme", name: "Acme & Söhne" }]);
});
