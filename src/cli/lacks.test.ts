import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { townConfig } from "../../tests/town-config.ts";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench } from "./cli.testkit.ts";

const DEAL = "20000001";
const Previews = z.array(z.object({ warnings: z.array(z.string()) }));
let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

/** A file whose playbook goes through the dialect, with more settings than that may carry. */
async function fileFor(dialect: "documented" | "brief", signer: string, send: string): Promise<string> {
  const file = join(bench.directory, `${dialect}.yaml`);
  const playbook = "        outcomes:\n          viewed: { note: opened }\n";
  const signers = [`{ role: client, name: "{{ contact.name }}", email: "{{ contact.email }}"${signer} }`];
  await writeFile(file, townConfig({ sandboxUrl: bench.sandbox.url, dialect, signers, send, playbook }));
  return file;
}

const EVERYTHING = `          message: "Please sign"\n          language: sv\n`;

test("what the dialect drops is said once each, with what happens instead, by check and by plan", async () => {
  const file = await fileFor("brief", `, phone: "+46 8 1", language: de`, EVERYTHING);
  const { code, out } = await runHere(["check", "--config", file]);
  expect(code).toBe(0);
  const where = "! acme · playbook won-agreement · Contractbook (contracts, dialect brief) cannot carry";
  for (const [setting, instead] of [
    ["`send.title`", "The draft bears its template's title"],
    ["`send.message`", "Signers read Contractbook's own text."],
    ["`send.language`", "The draft keeps its template's language."],
    ["`send.expiresInDays` (14 days)", "Contractbook's own setting decides"],
    ["`phone` of the signer client", "by e-mail only"],
    ["`language` of the signer client", "The draft keeps its template's language."],
    ["`outcomes.viewed.note`", "only what became of the whole contract"],
  ] as const) {
    expect(out.split(`${where} ${setting}.\n    `)).toHaveLength(2);
    expect(out.split(`${where} ${setting}.\n    `)[1]?.split("\n")[0]).toContain(instead);
  }
  const plan = ["plan", "--config", file, "--account", "acme", "--deal", DEAL];
  expect((await runHere(plan)).out).toContain(
    "  ! Contractbook (contracts, dialect brief) cannot carry `send.message`. Signers read Contractbook's own text.",
  );
  const [only] = Previews.parse(JSON.parse((await runHere([...plan, "--json"])).out));
  expect(only?.warnings).toHaveLength(8);
});

test("where the dialect carries it nothing is said, and nothing about what nobody set", async () => {
  const full = await runHere(["check", "--config", await fileFor("documented", "", EVERYTHING)]);
  expect(full.out).not.toContain("cannot carry");
  const bare = await runHere(["check", "--config", await fileFor("brief", "", "")]);
  expect(bare.out).not.toMatch(/cannot carry `(?:send\.message|send\.language|phone|language|company)`/);
});

test("a recipient of a mere copy would be refused by the vendor: that is a problem before anything is sent", async () => {
  const file = await fileFor("documented", "", "");
  const text = townConfig({
    sandboxUrl: bench.sandbox.url,
    dialect: "documented",
    signers: [
      `{ role: client, name: "{{ contact.name }}", email: "{{ contact.email }}" }`,
      `{ role: observer, name: Ada, email: ada@example.com, receives: copy }`,
    ],
  });
  await writeFile(file, text);
  const { code, out } = await runHere(["check", "--config", file]);
  expect(code).toBe(1);
  expect(out).toContain(
    "✗ acme · playbook won-agreement · Contractbook (contracts, dialect documented) cannot carry `receives: copy` of observer.",
  );
  const plan = await runHere(["plan", "--config", file, "--account", "acme", "--deal", DEAL]);
  expect(plan.code).toBe(1);
  expect(plan.out).toContain("✗ playbook: ");
});
