import { afterAll, beforeAll, expect, test } from "vitest";
import { createBench, runHere } from "./cli.testkit.ts";
import type { Bench, Ran } from "./cli.testkit.ts";

/** Deals of the sandbox's town: a good one, and one whose contact has no e-mail address. */
const GOOD = "20000001";
const NO_EMAIL = "20000012";
let bench: Bench;

beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

function plan(file: string, ...more: readonly string[]): Promise<Ran> {
  return runHere(["plan", "--config", file, "--account", "acme", ...more]);
}

test("the contract is shown as it would be filled in, with what would follow, and nothing is sent", async () => {
  const file = await bench.write();
  await bench.sandbox.kommo.control("moveDeal", { id: Number(GOOD), stage: "Won", pipeline: "Sales" });
  const { code, out, err } = await plan(file, "--deal", GOOD);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("won-agreement via Contractbook: would be sent");
  expect(out).toMatch(/client_email +person1@example\.com/);
  expect(out).toMatch(/deal_amount +52900/);
  expect(out).toContain("→ signed: the deal moves to “Contract signed”, a note, the signed PDF");
  const [only] = JSON.parse((await plan(file, "--deal", GOOD, "--json")).out);
  expect(only).toMatchObject({ playbook: "won-agreement", order: { template: "tpl_standard" } });
  expect(bench.sandbox.vendor("contractbook").state()).toMatchObject({ documents: [] });
});

test("a deal that is not there yet is held, and the reason is said", async () => {
  const { code, out } = await plan(await bench.write(), "--deal", "20000002");
  expect(code).toBe(0);
  expect(out).toContain("nothing would be sent now: the deal is not in Sales / Won");
});

test("conditions that are not met hold it too", async () => {
  const file = await bench.write([
    "stage: Won }",
    "stage: Won }\n        where: [ { value: deal.price, atLeast: 999999 } ]",
  ]);
  expect((await plan(file, "--deal", GOOD)).out).toContain(
    "nothing would be sent now: the playbook's conditions are not met",
  );
});

test("what is missing is named with what to fill in, and the exit code is 1", async () => {
  const { code, out } = await plan(await bench.write(), "--deal", NO_EMAIL);
  expect(code).toBe(1);
  expect(out).toContain("✗ signer client e-mail: The e-mail of the signer “client” is missing.");
});

test("an unknown account, deal or playbook is a sentence, not a stack", async () => {
  const file = await bench.write();
  const ask = ["plan", "--config", file, "--deal"];
  for (const [argv, sentence] of [
    [[...ask, GOOD, "--account", "nobody"], "There is no account in the file named “nobody”."],
    [[...ask, "1", "--account", "acme"], "Kommo has no deal 1 in the account acme."],
    [
      [...ask, GOOD, "--account", "acme", "--playbook", "x"],
      "There is no playbook in the account acme named “x”.",
    ],
  ] as const) {
    const { code, out, err } = await runHere(argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
    expect(err).not.toContain("    at ");
  }
});

test("texts that speak of the vendor name it as the contract will", async () => {
  const file = await bench.write(['title: "Agreement with', 'title: "{{ contract.vendor }} agreement with']);
  expect((await plan(file, "--deal", GOOD)).out).toMatch(/title +Contractbook agreement with/u);
});

test("a condition that looks at a field that does not exist is said: it would be unmet for ever", async () => {
  const file = await bench.write([
    "stage: Won }",
    "stage: Won }\n        where: [ { value: deal.fields.Plann, is: Growth } ]",
  ]);
  const { code, out } = await plan(file, "--deal", GOOD);
  expect(code).toBe(1);
  expect(out).toContain("no field named “Plann”; did you mean “Plan”?");
});
