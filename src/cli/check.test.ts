import { afterAll, beforeAll, expect, test } from "vitest";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench } from "./cli.testkit.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

test("a good file is found in order, thing by thing, with exit code 0", async () => {
  const { code, out, err } = await runHere(["check", "--config", await bench.write()]);
  expect([code, err]).toEqual([0, ""]);
  for (const text of [
    "✓ acme · kommo · Account",
    "✓ acme · contracts · The key works",
    "Sales / Won (142)",
    "template “Standard agreement” has 9 fields; 4 are filled in",
    "deal's field “Contract ID”",
  ])
    expect(out).toContain(text);
  expect(out).not.toContain("✗");
});

test.each([
  ["stage", "stage: Won", "stage: Wonn", '"Wonn". It has: "Incoming leads"', "correct the file"],
  ["outcome's stage", "stage: Contract signed", "stage: Singed", '"Singed". It has', "correct the file"],
  [
    "template",
    "template: tpl_standard",
    "template: tpl_x",
    "no template “tpl_x”",
    "There are: Standard agreement",
  ],
  ["field", "client_email:", "client_mail:", "has no field client_mail", "The template has: client_name"],
  ["deal field", "Contract ID", "Contrat ID", "no field named “Contrat ID”", "Create a text field"],
  [
    "Kommo token",
    "token: sandbox-kommo-token",
    "token: wrong-token",
    "credentials were refused",
    "new token",
  ],
  [
    "vendor key",
    "sandbox-contractbook-key",
    "sandbox-wrong-key",
    "credentials were refused",
    "Check `apiKey`",
  ],
])("a wrong %s is a problem with a way out, and the exit code is 1", async (_, from, to, problem, help) => {
  const { code, out, err } = await runHere(["check", "--config", await bench.write([from, to])]);
  expect([code, err]).toEqual([1, ""]);
  const lines = out.split("\n");
  const at = lines.findIndex((line) => line.startsWith("✗") && line.includes(problem));
  expect(out).toContain(problem);
  expect(lines[at + 1]).toMatch(/^ {4}\S/);
  expect(out).toContain(help);
  expect(out).not.toContain("sandbox-contractbook-key");
  expect(lines.at(-2)).toMatch(/^\d problems?\.$/);
});

test("--json gives one object per finding, and the problem is among them", async () => {
  const file = await bench.write(["template: tpl_standard", "template: tpl_x"]);
  const { code, out } = await runHere(["check", "--config", file, "--json"]);
  expect(code).toBe(1);
  const findings: readonly unknown[] = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(findings).toContainEqual({
    account: "acme",
    about: "playbook won-agreement",
    level: "problem",
    text: "Contractbook has no template “tpl_x”.",
    help: "There are: Standard agreement, Growth agreement, Scale agreement.",
  });
});

test("hooks tells that Kommo does not call us, subscribes once, and shows no secret", async () => {
  const file = await bench.write();
  const before = await runHere(["hooks", "--config", file]);
  expect(before.code).toBe(1);
  expect(before.out).toMatch(/^acme +missing +https:\/\/sign\.example\.com\/webhooks\/acme\/kommo\/…/m);
  for (const _ of ["first", "again"]) {
    const { code, out } = await runHere(["hooks", "--config", file, "--subscribe"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^acme +subscribed .*status_lead/m);
    expect(out).not.toContain("kommo-path-secret");
  }
  expect((await runHere(["hooks", "--config", file])).code).toBe(0);
  const without = await bench.write(["publicUrl: https://sign.example.com, ", ""]);
  expect(await runHere(["hooks", "--config", without])).toMatchObject({
    code: 1,
    err: expect.stringContaining("`server.publicUrl` is missing"),
  });
});
