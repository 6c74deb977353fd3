import { join } from "node:path";
import { expect, test } from "vitest";
import { PROVIDERS } from "../providers/all.ts";
import { glance } from "./glance.ts";
import { loadConfig } from "./load-config.ts";
import { secretsOf } from "./secrets-of.ts";

const options = { providers: PROVIDERS, directory: "/etc/countersign" };

function fileWith(server: string): string {
  return `
server: { ${server} }
accounts:
  acme:
    kommo: { subdomain: acme, token: "\${TOKEN}" }
    connections:
      good: { provider: contractbook, dialect: brief, apiKey: "\${KEY}", signingSecret: "\${SIGN}" }
      odd: { provider: nobody }
      broken: 7
`;
}

const ENV = { TOKEN: "token-01234567", KEY: "key-01234567", SIGN: "sign-01234567" };

function configOf(server: string, more: { readonly dataDir?: string } = {}) {
  const text = fileWith(server).replace(/ {6}(?:odd|broken).*\n/g, "");
  const result = loadConfig(text, ENV, { ...options, ...more });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.config;
}

test("the data directory is relative to the file, and the archive lies in it unless the caller names another", () => {
  const { server, archive } = configOf("dataDir: data");
  expect(server.dataDir).toBe(join("/etc/countersign", "data"));
  expect(archive).toMatchObject({ directory: "/etc/countersign/data/archive" });
  expect(configOf("dataDir: /var/lib/countersign").server.dataDir).toBe("/var/lib/countersign");
  expect(configOf("dataDir: data", { dataDir: "/elsewhere" }).archive).toMatchObject({
    directory: "/elsewhere/archive",
  });
});

test("the database's address holds a password and counts as a secret; another kind of address is refused", () => {
  const url = "postgres://me:pass-word@db.example.com/countersign";
  const config = configOf(`databaseUrl: "${url}"`);
  expect(config.server.databaseUrl).toBe(url);
  expect(secretsOf(config, PROVIDERS)).toContain(url);
  for (const wrong of ["mysql://db/x", "db.example.com"]) {
    const result = loadConfig(fileWith(`databaseUrl: "${wrong}"`), ENV, options);
    const problems = "problems" in result ? result.problems : [];
    expect(problems[0]).toMatchObject({
      line: 2,
      text: expect.stringContaining("must be the address of a PostgreSQL"),
    });
  }
});

test("a glance needs no secrets and tells what each connection can do; what it cannot read it leaves out", () => {
  const result = glance(fileWith("dataDir: data"), {}, options);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  expect(result.glance.dataDir).toBe("/etc/countersign/data");
  const acme = result.glance.accounts.get("acme");
  expect([...(acme?.keys() ?? [])]).toEqual(["good"]);
  expect(acme?.get("good")).toMatchObject({
    vendor: "Contractbook",
    dialectName: "brief",
    can: { withdraw: "none" },
  });
});

test("what keeps a glance from finding the place is a problem with its line", () => {
  for (const [text, problem] of [
    [fileWith('databaseUrl: "${DATABASE}"'), { line: 2, text: "The variable DATABASE is not set." }],
    [fileWith("prot: 80"), { line: 2, text: "There is no setting named “prot” here; did you mean “port”?" }],
    ["a: [", { line: 1 }],
  ] as const) {
    const result = glance(text, {}, options);
    expect("problems" in result ? result.problems[0] : undefined).toMatchObject(problem);
  }
  for (const odd of ["", "7", "[]", "accounts: 7", "accounts: { a: 7, b: { connections: 7 } }"])
    expect(() => glance(odd, {}, options)).not.toThrow();
});
