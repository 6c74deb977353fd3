import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CLIENT, townConfig } from "../../tests/town-config.ts";
import { demoConfig, layOutPapers } from "./demo-config.ts";
import { ONEFLOW } from "../../tests/vendors/oneflow.ts";
import { SKRIBBLE } from "../../tests/vendors/skribble.ts";
import { ZOHO_SIGN } from "../../tests/vendors/zoho-sign.ts";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench } from "./cli.testkit.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

/** What `check` says of a playbook with these settings. */
async function checked(change: Omit<Parameters<typeof townConfig>[0], "sandboxUrl">): Promise<string> {
  const file = join(bench.directory, "templates.yaml");
  await writeFile(file, townConfig({ sandboxUrl: bench.sandbox.url, ...change }));
  return (await runHere(["check", "--config", file])).out;
}

const ZOHO = { vendor: ZOHO_SIGN, dialect: "documented" } as const;
const ONEFLOW_HERE = { vendor: ONEFLOW, dialect: "documented" } as const;
const NAMES_ONLY = { vendor: ZOHO_SIGN, dialect: "brief" } as const;

test("where nobody says which level was reached, that is said before a contract relies on it", async () => {
  const skribble = { vendor: SKRIBBLE, dialect: "brief" } as const;
  const out = await checked({ ...skribble, send: "          level: QES\n" });
  expect(out).toContain("cannot carry a proof that signatures have the level of `send.level`");
  expect(await checked(skribble)).not.toContain("a proof that");
});

test("where only names are told, the name is looked for", async () => {
  const known = await checked({ ...NAMES_ONLY, template: "Standard agreement" });
  expect(known).toContain("has the template “Standard agreement”; its fields are not shown");
  expect(known).not.toContain("✗");
  expect(await checked({ ...NAMES_ONLY, template: "Standard agrement" })).toMatch(
    /✗.*no template “Standard agrement”; did you mean “Standard agreement”\?/u,
  );
});

test("of many templates the nearest name is told, and how many more there are", async () => {
  const zoho = bench.sandbox.vendors.find(({ id }) => id === "zoho-sign");
  for (let number = 0; number < 25; number += 1) {
    const id = `3894150000000070${String(number).padStart(2, "0")}`;
    await zoho?.control("publishTemplate", { id, title: `Old form ${number}`, fields: [] });
  }
  const out = await checked({ ...ZOHO, template: "Standard agrement" });
  expect(out).toMatch(/did you mean “Standard agreement”\?/u);
  expect(out).toMatch(/There are: .* and \d+ more\./u);
});

const boss = `{ role: boss, name: Bea Boss, email: bea@example.com }`;
const INTERNAL = `{ role: internal, name: "{{ user.name }}", email: "{{ user.email }}", order: 1 }`;
const STRANGER = `{ role: internal, name: Bea Boss, email: bea@example.com, order: 1 }`;
const FIRST = CLIENT.replace(/ \}$/u, ", order: 1 }");

test.each([
  [ZOHO, [CLIENT, boss], "has no role boss"],
  [ZOHO, [CLIENT, boss.replace(" }", ", receives: copy }")], "has no role boss"],
  [{ ...ZOHO, template: "Two signers" }, [CLIENT], "Nobody is named for these roles"],
  [ONEFLOW_HERE, [FIRST, STRANGER], "bea@example.com (internal) is not a user"],
  [ONEFLOW_HERE, [FIRST, INTERNAL], ""],
] as const)(
  "what each contract of a playbook would be refused for is a problem of check (%#)",
  async (vendor, signers, says) => {
    const out = await checked({ ...vendor, signers });
    const problems = out.split("\n").filter((line) => line.includes("✗"));
    expect(problems.map((line) => line.includes(says))).toEqual(says === "" ? [] : [true]);
  },
);

test("nor does the dry run say of a deal that it would be sent", async () => {
  await checked({ ...ONEFLOW_HERE, signers: [FIRST, STRANGER] });
  const file = join(bench.directory, "templates.yaml");
  const { code, out } = await runHere(["plan", "--config", file, "--account", "acme", "--deal", "20000001"]);
  expect(out).toMatch(/✗.*bea@example\.com \(internal\) is not a user/u);
  expect([code, out.includes(": would be sent")]).toEqual([1, false]);
});

test.each([
  [ZOHO, 100, 99],
  [NAMES_ONLY, 91, 90],
] as const)("a signing period that the vendor does not take is a problem: %#", async (vendor, days, most) => {
  const out = await checked({ ...vendor, send: `          expiresInDays: ${days}\n` });
  expect(out).toMatch(new RegExp(`✗.*${most} days at most.*asks for ${days}`, "u"));
  expect(await checked({ ...vendor, send: `          expiresInDays: ${most}\n` })).not.toContain("at most");
});

test("a template without fields says where they come from", async () => {
  const oneflow = bench.sandbox.vendors.find(({ id }) => id === "oneflow");
  await oneflow?.control("publishTemplate", { id: 777, title: "Bare", fields: [], hasGroup: false });
  const out = await checked({ vendor: ONEFLOW, dialect: "documented", template: "Bare" });
  expect(out).toContain("has 0 fields; 0 are filled in");
  expect(out).toContain("put the template into a template group that has them");
});

test("vendor and template chosen by the same value go in pairs: the demo's own file has no problem", async () => {
  const papers = join(bench.directory, "papers");
  await layOutPapers(papers);
  const file = join(bench.directory, "demo.yaml");
  const text = demoConfig(bench.sandbox, 8_080, papers);
  await writeFile(file, text);
  const { out } = await runHere(["check", "--config", file]);
  expect(out).not.toContain("has no template");
  const apart = text.replace(/template: \{ by: [\w.]+/u, "template: { by: deal.name");
  expect(apart).not.toBe(text);
  await writeFile(file, apart);
  const { out: perhaps } = await runHere(["check", "--config", file]);
  expect(perhaps).toContain("Only if a deal chooses this template together with this connection.");
});
