import { join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { HOOK_SECRETS } from "../../tests/town-config.ts";
import { createBench, runHere, runProcess } from "./cli.testkit.ts";
import type { Bench, Ran } from "./cli.testkit.ts";
import { eventually, startService } from "./service.testkit.ts";
import type { Service } from "./service.testkit.ts";

const Row = z.object({ reference: z.string(), status: z.string(), dealId: z.string() });
const Told = z.object({ done: z.boolean().optional(), text: z.string(), help: z.string() });
const Refused = z.object({ error: z.object({ message: z.string(), exitCode: z.number() }) });
const NO_EMAIL = 20_000_012;

let bench: Bench;
let service: Service;

/** A service whose file says itself where its data are: commands need nothing but the file. */
beforeAll(async () => {
  bench = await createBench();
  await bench.write(["server: { ", `server: { dataDir: "${bench.data}", `]);
  service = startService(["serve", "--config", bench.file, "--port", "0"]);
  const listens = (): string | undefined => /listens at (\S+)/.exec(service.out)?.[1];
  const url = await eventually("the service listens", listens, 60_000);
  const events = ["add_lead", "status_lead", "update_lead"];
  const address = `${url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`;
  await bench.sandbox.kommo.control("subscribe", { url: address, events });
}, 90_000);

afterAll(async () => {
  await service.interrupt(); // its database is gone before its directory goes
  await bench.close();
});

/** A command that is told the file and nothing else. */
function cli(...argv: readonly string[]): Promise<Ran> {
  return runHere([...argv, "--config", bench.file]);
}

/** The won deal's contract, once it has this status. */
async function winAndSee(dealId: number, status: string): Promise<string> {
  await bench.sandbox.kommo.control("moveDeal", { id: dealId, stage: "Won", pipeline: "Sales" });
  return eventually(`deal ${dealId} is ${status}`, async () => {
    const { out } = await cli("contracts", "--json", "--account", "acme");
    const rows = out.split("\n").flatMap((line) => (line === "" ? [] : [Row.parse(JSON.parse(line))]));
    return rows.find((row) => row.dealId === String(dealId) && row.status === status)?.reference;
  });
}

test("every command about a running installation finds it by the file alone", async () => {
  const reference = await winAndSee(20_000_001, "sent");
  for (const argv of [["contracts"], ["show", reference], ["export"]]) {
    const { code, out, err } = await cli(...argv);
    expect([argv, code, err]).toEqual([argv, 0, ""]);
    expect(out).toContain(reference);
  }
  expect((await cli("deliveries")).out).toContain("kommo");
  expect(await cli("look", "--account", "acme", "--deal", "20000001")).toMatchObject({ code: 0, err: "" });
  const byEnvironment = await runHere(["contracts"], { COUNTERSIGN_CONFIG: bench.file });
  expect(byEnvironment.out).toContain(reference);
});

test("the file needs none of the service's secrets to lead to its data, and a broken one says where", async () => {
  const file = join(bench.directory, "without-secrets.yaml");
  const text = await readFile(bench.file, "utf8");
  await writeFile(file, text.replace(/token: \S+/, "token: ${NOT_SET_HERE}"));
  expect(await runHere(["contracts", "--config", file])).toMatchObject({ code: 0, err: "" });
  await writeFile(file, text.replace("port: 0", "port: many"));
  const { code, out, err } = await runHere(["contracts", "--config", file]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("without-secrets.yaml:2:");
  const told = await runHere(["show", "CS-X", "--json", "--config", file]);
  expect(JSON.parse(told.out)).toMatchObject({ level: "problem", line: 2 });
});

test("a reminder that the dialect cannot send is refused at once, with what to do instead", async () => {
  const reference = await winAndSee(20_000_002, "sent");
  const { code, out, err } = await cli("remind", "--account", "acme", "--contract", reference);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("Contractbook (contracts, dialect documented) cannot be asked to remind");
  expect(err).toContain(`countersign show ${reference}`);
  const json = await cli("remind", "--account", "acme", "--contract", reference, "--json");
  expect(Told.parse(JSON.parse(json.out))).toMatchObject({ done: false });
  expect((await cli("show", reference)).out).not.toContain("remind");
});

test("without the file the service's own answer is waited for, and told", async () => {
  const reference = await winAndSee(20_000_003, "sent");
  const place = ["--data", bench.data, "--wait", "30"];
  const { code, out, err } = await runProcess([
    "remind",
    "--account",
    "acme",
    "--contract",
    reference,
    ...place,
  ]);
  expect(code).toBe(1);
  expect(out).toContain(`Asked for the reminder of ${reference}.`);
  expect(err).toContain("Not done: this vendor cannot remind.");
});

test("withdraw waits until the contract is taken back, and a second one says that there is nothing left", async () => {
  const reference = await winAndSee(20_000_004, "sent");
  const argv = ["withdraw", "--account", "acme", "--contract", reference, "--config", bench.file];
  const first = await runProcess([...argv, "--reason", "wrong price", "--wait", "30"]);
  expect([first.code, first.err]).toEqual([0, ""]);
  expect(first.out).toContain("contract withdrawn: wrong price");
  expect(first.out).toContain(`${reference} is now withdrawn.`);
  const second = await runProcess(argv);
  expect([second.code, second.out]).toEqual([1, ""]);
  expect(second.err).toContain(`${reference} is withdrawn already: there is nothing to withdraw.`);
});

test("Ctrl-C ends the waiting, not what was asked for", async () => {
  const reference = await winAndSee(20_000_006, "sent");
  bench.sandbox.vendor("contractbook").fault({ kind: "429", match: "^DELETE ", retryAfterSeconds: 3 });
  const argv = ["withdraw", "--account", "acme", "--contract", reference, "--config", bench.file];
  const waiting = startService([...argv, "--wait", "60"]);
  await eventually("it meets the vendor's limit", () => /withdraw: .*waiting until/.exec(waiting.out)?.[0]);
  const { code, err } = await waiting.interrupt();
  expect([code, err.split("\n")[0]]).toEqual([
    1,
    "Not waiting any longer; the withdrawal stands, and the service goes on with it.",
  ]);
  await eventually("it is withdrawn all the same", async () =>
    (await cli("contracts", "--status", "withdrawn")).out.includes(reference) ? true : undefined,
  );
});

test("retry of what has not failed is refused; a failed one goes on once its cause is mended", async () => {
  const sent = await winAndSee(20_000_005, "sent");
  const refused = await cli("retry", "--account", "acme", "--contract", sent);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain(`${sent} has not failed: it is sent`);
  const failed = await winAndSee(NO_EMAIL, "failed");
  expect((await cli("show", failed)).out).toContain(`countersign retry --account acme --contract ${failed}`);
  const retry = ["retry", "--account", "acme", "--contract", failed, "--config", bench.file, "--wait", "30"];
  const still = await runProcess(retry);
  expect(still.code).toBe(1);
  expect(still.err).toContain(`${failed} has stopped`);
  const json = await runProcess([...retry, "--json"]);
  expect(Told.parse(JSON.parse(json.out))).toMatchObject({ done: false });
});

test.each([
  [["show", "nonsense"], "There is no contract nonsense"],
  [["look", "--account", "acme", "--deal", "abc"], "“abc” is not a deal's number"],
  [
    ["look", "--account", "acmee", "--deal", "1"],
    "There is no account “acmee” in this installation; did you mean “acme”?",
  ],
  [["contracts", "--account", "nobody"], "There is no account “nobody”"],
  [
    ["plan", "--account", "acme", "--deal", "20000001", "--playbook", "won-agrement"],
    "did you mean “won-agreement”?",
  ],
  [["plan", "--account", "acme", "--deal", "1"], "Kommo has no deal 1 in the account acme."],
  [["retry", "--account", "acme", "--deal", "20000099"], "The deal 20000099 has no contract."],
  [
    ["remind", "--account", "acme", "--contract", "CS-X", "--wait", "soon"],
    "--wait takes a whole number of seconds",
  ],
] as const)("%j: a sentence and wrong use, to people and to scripts", async (argv, sentence) => {
  const forPeople = await cli(...argv);
  expect([forPeople.code, forPeople.out]).toEqual([2, ""]);
  expect(forPeople.err).toContain(sentence);
  expect(forPeople.err).not.toMatch(/^ {4}at /m);
  const forScripts = await cli(...argv, "--json");
  expect([forScripts.code, forScripts.err]).toEqual([2, ""]);
  const { error } = Refused.parse(JSON.parse(forScripts.out));
  expect(error.message).toContain(sentence);
  expect(error.exitCode).toBe(2);
});

test("a place without an installation is said, and none is made there", async () => {
  const place = join(bench.directory, "nothing-here");
  for (const argv of [["contracts"], ["show", "CS-X"], ["export"], ["look", "--account", "acme"]]) {
    const { code, out, err } = await runHere([...argv, "--data", place]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(`There is no installation in the data directory ${place}.`);
  }
  await expect(readFile(place)).rejects.toThrow("ENOENT");
});

test("a database that does not answer and a file that is not there are sentences, also as JSON", async () => {
  const env = { DATABASE_URL: "postgres://nobody:secret-pass@127.0.0.1:1/none" };
  const away = await runHere(["contracts", "--json"], env);
  expect([away.code, away.err]).toEqual([1, ""]);
  expect(Refused.parse(JSON.parse(away.out)).error.message).toContain("ECONNREFUSED");
  expect(away.out).not.toContain("secret-pass");
  const none = await runHere(["contracts", "--config", join(bench.directory, "none.yaml")]);
  expect(none.code).toBe(2);
  expect(none.err).toContain("There is no such file");
});

test("a data directory that cannot be made is a sentence", async () => {
  const argv = ["serve", "--config", bench.file, "--port", "0", "--data", bench.file];
  const { code, err } = await runProcess(argv);
  expect(code).toBe(1);
  expect(err).toContain(`The data directory ${bench.file} cannot be made`);
  expect(err).not.toMatch(/^ {4}at /m);
});

test("a port that is taken is a sentence with the way out", async () => {
  const port = new URL(/listens at (\S+)/.exec(service.out)?.[1] ?? "http://x:1").port;
  const data = join(bench.data, "second");
  const second = await runProcess(["serve", "--config", bench.file, "--data", data, "--port", port]);
  expect(second.code).toBe(2);
  expect(second.err).toContain(`The port ${port} is taken`);
  expect(second.err).toContain("--port N");
  const sandbox = await runProcess(["sandbox", "--port", port]);
  expect(sandbox).toMatchObject({ code: 2, err: expect.stringContaining(`The port ${port} is taken`) });
});

test("words from elsewhere lead to the command that is meant", async () => {
  expect((await runHere(["resume"])).err).toContain("it is called “retry”");
  expect((await runHere(["cancel"])).err).toContain("it is called “withdraw”");
});
