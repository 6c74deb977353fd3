import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import type { Reply } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { Settings } from "./options.ts";
import {
  connectTo,
  LAUNCH_SCHEMA,
  LEGACY,
  OAUTH,
  order,
  routes,
  templatesJson,
  workflowJson,
} from "./vendor-fixture.ts";

const ok = (body: unknown): Reply => ({ status: 200, body });
const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const PEM: Reply = { status: 200, body: String(publicKey.export({ type: "spki", format: "pem" })) };
const NOTICE = "https://sign.example.com/webhooks/acme/contracts/secret";
const page = (list: readonly unknown[]): Reply => ok({ page: 0, pageSize: 100, count: list.length, list });

type Table = Parameters<typeof routes>[0];

async function checked(table: Table): Promise<readonly string[]> {
  const sound: Table = {
    "GET /workflow-schemas": ok(templatesJson()),
    "GET /workflows": page([]),
    "GET /webhooks/verification-key": PEM,
    "GET /webhooks": page([]),
  };
  const { account, calls } = await connectTo(documented, routes({ ...sound, ...table }), {
    noticeUrl: NOTICE,
  });
  const findings = await account.check();
  expect(calls.every(({ method }) => method === "GET")).toBe(true);
  return findings.map(({ level, text, help }) => `${level}: ${text} ${help ?? ""}`.trim());
}

test("a sound account is confirmed by reading only, and its webhook is said to be missing", async () => {
  const lines = await checked({});
  expect(lines.filter((line) => line.startsWith("ok:"))).toHaveLength(3);
  expect(lines.some((line) => line.startsWith("problem:"))).toBe(false);
  expect(lines).toContainEqual(expect.stringContaining("No webhook calls us yet"));
});

test.each<readonly [string, Table, string]>([
  [
    "refused credentials",
    { "GET /workflow-schemas": { status: 401 } },
    "problem: The workflow templates could not be read",
  ],
  [
    "no templates",
    { "GET /workflow-schemas": ok({ list: [] }) },
    "problem: The credentials work, but see no workflow",
  ],
  [
    "no question for the reference",
    { "GET /workflow-schemas": ok(templatesJson({ counterpartyName: LAUNCH_SCHEMA["counterpartyName"] })) },
    "note: No template has the text question “Countersign reference”",
  ],
  [
    "a filter that is ignored",
    { "GET /workflows": page([workflowJson()]) },
    "note: The list does not filter",
  ],
  ["no key", { "GET /webhooks/verification-key": { status: 403 } }, "problem: The key that Ironclad signs"],
  ["no right to see webhooks", { "GET /webhooks": { status: 403 } }, "note: The webhooks could not be read"],
  [
    "a webhook that was switched off",
    {
      "GET /webhooks": page([
        {
          id: "w1",
          targetURL: NOTICE,
          status: "disabledBySystem",
          events: ["*"],
          consecutiveFailureCount: 104,
        },
      ]),
    },
    "note: The webhook is disabledBySystem after 104 failed calls.",
  ],
])("%s is told", async (_, table, line) => {
  expect(await checked(table)).toContainEqual(expect.stringContaining(line));
});

test.each([
  [LEGACY, true],
  [OAUTH, true],
  [{ ...LEGACY, ...OAUTH }, false],
  [{ actingUser: "ada@example.com" }, false],
  [{ clientId: "c", actingUser: "ada@example.com" }, false],
  [{ token: "t" }, false],
  [{ ...LEGACY, surprise: 1 }, false],
])("settings %j: %s", (settings, isGood) => {
  expect(Settings.safeParse(settings).success).toBe(isGood);
});

test("credentials travel to the token host that was configured, and to no other", () => {
  expect(documented.origins?.({ ...OAUTH, tokenUrl: "https://na1.ironcladapp.com/oauth/token" })).toEqual([
    "https://na1.ironcladapp.com",
  ]);
  expect(documented.origins?.(OAUTH)).toEqual([]);
});

test("what a launch would refuse on every deal is said of the playbook: no question for our reference, no place", async () => {
  const { reference: _, ...blank } = LAUNCH_SCHEMA;
  const witness = {
    role: "notary",
    name: "n",
    email: "n@example.com",
    order: 2,
    receives: "signature",
  } as const;
  const vendor = routes({ "GET /workflow-schemas": ok(templatesJson(blank)) });
  const { account } = await connectTo(documented, vendor);
  const bad = order({ signers: [...order().signers, witness] });
  expect(await account.inspect?.(bad)).toMatchObject([
    { level: "problem", text: expect.stringContaining("no text question") },
    { level: "problem", text: expect.stringContaining("no place for notary") },
    { level: "note", text: expect.stringContaining("asks client, notary one after the other") },
  ]);
  const sound = await connectTo(documented, routes({ "GET /workflow-schemas": ok(templatesJson()) }));
  expect(await sound.account.inspect?.(order())).toEqual([]);
});
