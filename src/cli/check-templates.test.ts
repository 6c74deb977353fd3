import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CLIENT, townConfig } from "../../tests/town-config.ts";
import { ONEFLOW } from "../../tests/vendors/oneflow.ts";
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
const NAMES_ONLY = { vendor: ZOHO_SIGN, dialect: "brief" } as const;

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

test("a role that the template does not have is a problem where roles are seats", async () => {
  const boss = `{ role: boss, name: Bea Boss, email: bea@example.com }`;
  const out = await checked({ ...ZOHO, signers: [CLIENT, boss] });
  expect(out).toMatch(/✗.*boss is none of them by name/u);
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
