import { expect, test } from "vitest";
import { PROVIDERS } from "../providers/all.ts";
import type { Config, ConfigProblem } from "./config.ts";
import { loadConfig } from "./load-config.ts";

const ENV = {
  KOMMO_TOKEN: "kommo-token-0123456789",
  KOMMO_HOOK: "hook-of-kommo-0123456789",
  CB_HOOK: "hook-of-vendor-0123456789",
  CB_SIGN: "signing-secret-0123456789",
  CONTRACTBOOK_KEY: "contractbook-key-0123456789",
};

/** The example of the design, word by word where it matters. */
const EXAMPLE = `server: { publicUrl: https://sign.example.com, port: 8080 }
accounts:
  acme:
    timezone: Europe/Stockholm
    kommo:
      subdomain: acme
      token: \${KOMMO_TOKEN}
      webhookSecret: \${KOMMO_HOOK}
    connections:
      contracts:
        provider: contractbook
        dialect: documented
        webhookSecret: \${CB_HOOK}
        apiKey: \${CONTRACTBOOK_KEY}
    playbooks:
      - id: won-agreement
        when: { pipeline: Sales, stage: Won }
        where: [ { value: deal.price, atLeast: 1 } ]
        send:
          through: contracts
          template: { by: deal.fields.Plan, map: { Growth: tpl_growth }, default: tpl_standard }
          title: "Agreement with {{ company.name | default: contact.name }}"
          message: "Hello"
          fields:
            client_name: "{{ contact.name }}"
            deal_amount: "{{ deal.price }}"
            contract_date: "{{ today | date: '%d.%m.%Y' }}"
          signers:
            - { role: client, name: "{{ contact.name }}", email: "{{ contact.email }}", language: "{{ contact.fields.Language }}" }
            - { role: internal, name: Ada Owner, email: owner@example.com, order: 2 }
          expiresInDays: 14
          options: {}
        contractField: Contract ID
        onAmountChange: update
        outcomes:
          sent:     { note: "sent" }
          signed:   { stage: Contract signed, note: "signed", attach: true }
          declined: { note: "declined", task: { text: "Call", dueInHours: 48 } }
          expired:  { task: { text: "Remind" }, resend: false }
`;

function load(text: string, env: Record<string, string> = ENV): Config {
  const result = loadConfig(text, env, { providers: PROVIDERS });
  if ("problems" in result) throw new Error(result.problems.map(lineOf).join("\n"));
  return result.config;
}

function problems(text: string, env: Record<string, string> = ENV): readonly string[] {
  const result = loadConfig(text, env, { providers: PROVIDERS });
  return "problems" in result ? result.problems.map(lineOf) : [];
}

function lineOf({ line, column, text }: ConfigProblem): string {
  return `${line ?? "-"}:${column ?? "-"} ${text}`;
}

/** The example with one line replaced; the new lines take its place. */
function changed(from: string, to: string): string {
  expect(EXAMPLE).toContain(from);
  return EXAMPLE.replace(from, () => to);
}

test("the design's example loads with every default in place", () => {
  const { server, archive, retention, accounts } = load(EXAMPLE);
  expect(server).toEqual({
    publicUrl: "https://sign.example.com",
    port: 8080,
    host: "0.0.0.0",
    allowPrivateHosts: false,
  });
  expect(archive).toEqual({ kind: "files", directory: "data/archive" });
  expect(retention).toEqual({ callsDays: 30, deliveriesDays: 30, changesDays: 365 });
  const [account] = accounts;
  expect(account).toMatchObject({ id: "acme", timezone: "Europe/Stockholm", locale: "en" });
  expect(account?.kommo).toEqual({
    subdomain: "acme",
    auth: { kind: "token", token: ENV.KOMMO_TOKEN },
    webhookSecrets: [ENV.KOMMO_HOOK],
    baseUrl: "https://acme.kommo.com",
    requestsPerSecond: 7,
    batchSize: 50,
  });
  expect(account?.connections).toEqual([
    {
      id: "contracts",
      provider: "contractbook",
      dialect: "documented",
      webhookSecrets: [ENV.CB_HOOK],
      signingSecrets: [],
      baseUrl: "https://api.contractbook.com/v3",
      settings: { apiKey: ENV.CONTRACTBOOK_KEY },
    },
  ]);
});

test("an outcome that is given replaces only what it gives; one that is left out has the articles' words", () => {
  const outcomes = load(EXAMPLE).accounts[0]?.playbooks[0]?.outcomes;
  expect(outcomes).toMatchObject({
    sent: { note: "sent", attach: false, resend: false },
    signed: { stage: "Contract signed", note: "signed", attach: true },
    declined: { note: "declined", task: { text: "Call", dueInHours: 48 } },
    expired: {
      note: "{{ contract.vendor }}: contract expired without signature",
      task: { text: "Remind", dueInHours: 24 },
    },
    withdrawn: {
      note: "{{ contract.vendor }}: contract withdrawn{% if contract.reason %}: {{ contract.reason }}{% endif %}",
    },
  });
  expect(outcomes?.viewed).toEqual({ attach: false, resend: false });
  const off = load(changed('sent:     { note: "sent" }', 'sent:     { note: "" }')).accounts[0]?.playbooks[0];
  expect(off?.outcomes.sent).toEqual({ attach: false, resend: false });
  const noTask = load(changed('{ task: { text: "Remind" }, resend: false }', "{ task: false }")).accounts[0];
  expect(noTask?.playbooks[0]?.outcomes.expired).not.toHaveProperty("task");
});

test("all problems are told at once, each at its line", () => {
  const text = EXAMPLE.replace("timezone: Europe/Stockholm", "timezone: Europe/Atlantis")
    .replace("subdomain: acme", "subdomian: acme")
    .replace("apiKey:", "apikey:")
    .replace("through: contracts", "through: contract")
    .replace("onAmountChange: update", "onAmountChange: explode")
    .replace("expiresInDays: 14", "expiresInDays: soon")
    .replace('"{{ deal.price }}"', '"{{ deal.prize }}"')
    .replace('"{{ contact.email }}"', '"{{ contact.email }"')
    .replace("stage: Contract signed", "stage: won");
  const { KOMMO_HOOK: _, ...env } = ENV;
  expect(problems(text, env)).toEqual([
    "4:5 `timezone` must be an IANA time zone such as Europe/Stockholm.",
    "5:5 `subdomain` is missing.",
    "6:7 There is no setting named “subdomian” here; did you mean “subdomain”?",
    "8:22 The variable KOMMO_HOOK is not set.",
    "10:7 `apiKey` is missing.",
    "14:9 There is no setting named “apikey” here; did you mean “apiKey”?",
    "20:11 There is no connection named “contract”; did you mean “contracts”?",
    '26:26 `deal_amount`: “deal” has no value named “prize”; did you mean “price”? Custom fields are written deal.fields["prize"].',
    "29:66 `email`: “{{ contact.email }” is not closed with }}.",
    "31:11 `expiresInDays` must be a number.",
    "34:9 `onAmountChange` must be one of update, note, ignore.",
    "37:23 The outcome would move the deal into the stage that starts this playbook.",
  ]);
});

test("the parts of a playbook must fit the connections and its own stage", () => {
  expect(problems(changed("through: contracts", "through: contract"))).toEqual([
    "20:11 There is no connection named “contract”; did you mean “contracts”?",
  ]);
  expect(problems(changed("stage: Contract signed", "stage: won "))).toEqual([
    "37:23 The outcome would move the deal into the stage that starts this playbook.",
  ]);
  expect(problems(changed("options: {}", "options: { autosing: true }"))).toEqual([
    "32:22 There is no setting named “autosing” here; did you mean “autosign”?",
  ]);
  expect(problems(changed("provider: contractbook", "provider: contractbok"))[0]).toContain(
    "did you mean “contractbook”?",
  );
  expect(problems(changed("dialect: documented", "dialect: brief"))).toEqual([
    "10:7 `signingSecret` is missing: this vendor signs its calls in this dialect.",
  ]);
});

test("a connection may not be called kommo, and a secret may not be guessed", () => {
  const named = EXAMPLE.replace("contracts:", "kommo:").replace("through: contracts", "through: kommo");
  expect(problems(named)).toEqual(["10:7 `kommo` is the CRM's own name and no connection can bear it."]);
  const short = problems(EXAMPLE, { ...ENV, CB_HOOK: "short" });
  expect(short).toEqual(["13:9 The secret has fewer than 6 characters and could be guessed."]);
  expect(problems(EXAMPLE, { ...ENV, CB_HOOK: "sixsix" })).toEqual([]);
});

test("one secret may guard two doors: their addresses differ anyway", () => {
  expect(problems(changed("webhookSecret: ${CB_HOOK}", "webhookSecret: ${KOMMO_HOOK}"))).toEqual([]);
});

test("several secrets are accepted, for rotation", () => {
  const text = changed("webhookSecret: ${CB_HOOK}", "webhookSecret: [ '${CB_HOOK}', an-older-secret-1 ]");
  expect(load(text).accounts[0]?.connections[0]?.webhookSecrets).toEqual([ENV.CB_HOOK, "an-older-secret-1"]);
});

test.each([
  "http://127.0.0.1:9100",
  "https://10.0.0.8",
  "http://localhost:1",
  "https://[::1]",
  "http://169.254.169.254",
])("%s is refused unless private addresses are allowed", (address) => {
  const text = changed("subdomain: acme", `subdomain: acme\n      baseUrl: "${address}/"`);
  expect(problems(text)).toEqual([expect.stringMatching(/^7:7 .* is a private address\.$/)]);
  const allowed = text.replace("port: 8080", "port: 8080, allowPrivateHosts: true");
  expect(load(allowed).accounts[0]?.kommo.baseUrl).toBe(address);
});

test("credentials do not travel unencrypted to a public host", () => {
  const text = changed("apiKey:", "baseUrl: http://api.example.com/v3\n        apiKey:");
  expect(problems(text)).toEqual(["14:9 Credentials would travel unencrypted."]);
});

test("variables are put into texts as they are, never read as YAML or filled in again", () => {
  const text = changed('message: "Hello"', "message: 'a ${A} $${A} ${B}'");
  const env = { ...ENV, A: "x: [y] #z\n- 'q'", B: "${KOMMO_TOKEN}" };
  expect(load(text, env).accounts[0]?.playbooks[0]?.send.message).toBe(
    "a x: [y] #z\n- 'q' ${A} ${KOMMO_TOKEN}",
  );
  expect(problems(text)).toEqual(["23:20 The variable A is not set.", "23:20 The variable B is not set."]);
  expect(problems(changed('message: "Hello"', "message: '${no-name} ${open'"))).toEqual([
    "23:20 This is not the name of a variable.",
  ]);
  expect(problems(text, { ...env, A: "" })).toEqual(["23:20 The variable A is empty."]);
});

test("ids keep their digits, whatever YAML thinks of them", () => {
  const ids = "template: { by: deal.price, map: { 007: 007, 1: 12345678901234567890 }, default: 42 }";
  const text = EXAMPLE.replace(/template: .*/, ids);
  expect(load(text).accounts[0]?.playbooks[0]?.send.template).toEqual({
    by: "deal.price",
    map: { "007": "007", "1": "12345678901234567890" },
    default: "42",
  });
});

test("a wrong text in a block is told at its own line", () => {
  const text = changed(
    'message: "Hello"',
    "message: |\n            Hello\n            {{ contact.nome }}\n            {{ x",
  );
  expect(problems(text)).toEqual([expect.stringMatching(/^26:1 .*is not closed with }}/)]);
});

test("no problem ever repeats a secret", () => {
  const text = EXAMPLE.replace("port: 8080", "port: ${KOMMO_TOKEN}").replace(
    "timezone: Europe/Stockholm",
    "timezone: ${CB_SIGN}",
  );
  const result = loadConfig(
    text.replace("batchSize", "x"),
    { ...ENV, KOMMO_HOOK: "s/l a" },
    { providers: PROVIDERS },
  );
  const told = JSON.stringify(result);
  for (const secret of [ENV.KOMMO_TOKEN, ENV.CB_SIGN, "s/l a"]) expect(told).not.toContain(secret);
});

test("hostile files end as problems, never as a crash", () => {
  const laughs = `a: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g", "h"]
    .map(
      (name, index) =>
        `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefgh"[index]}`).join(",")}]`,
    )
    .join("\n")}\n`;
  const hostile = [
    "",
    "just words",
    "[]",
    "accounts: 5",
    "accounts: { acme: 5 }",
    "accounts: { acme: { kommo: [], connections: [], playbooks: {} } }",
    "accounts: { __proto__: { polluted: true } }",
    "accounts: { ? [1] : 2 }",
    "a: *nobody",
    "a: &x { b: *x }",
    "a: 1\na: 2",
    "\t- x",
    "[".repeat(50_000),
    "a".repeat(1_000_001),
    "%YAML 1.1\n---\n<<: { a: 1 }",
    "\u0000\ufffe",
    laughs,
  ];
  for (const text of hostile) expect(problems(text)).not.toEqual([]);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("a key that stands twice is a problem at its second line", () => {
  expect(problems("server: {}\nserver: {}\n")).toEqual(["2:1 This key stands here twice; keep one of them."]);
});
