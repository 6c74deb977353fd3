import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createSandbox } from "../../sandbox/sandbox.ts";
import { createTown } from "../../sandbox/town/create-town.ts";
import { runHere } from "./cli.testkit.ts";
import { width } from "./columns.ts";
import { createSellers } from "./demo-sellers.ts";
import { freePort, openDemoPlace } from "./demo-place.ts";
import { eventually, startService } from "./service.testkit.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "countersign-demo-test-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test("the demo shows contracts sent, signed, declined and mended, ends on Ctrl-C, and leaves nothing behind", async () => {
  const demo = startService(["demo", "--show", "--port", String(await freePort(0))]);
  onTestFinished(() => demo.kill());
  for (const text of [
    "won → contract sent to person1@example.com via oneflow ",
    "contract sent to person6@example.com via zoho-sign-brief",
    "contract sent to person3@example.com via zoho-sign",
    /sent to person\d+@example.com via skribble/,
    /via ironclad/,
    /sent to person\d+@example.com via contractbook/,
    /signed by /,
    /PDF archived \(\d\.\d kB, sha256 [0-9a-f]{6}…\) and attached/,
    /declined by [\s\S]{0,300}?→ note \+ task “Client declined/,
    /needs attention: The e-mail/,
    "fills in the e-mail address and presses “resume”",
    /resumed by .* → contract sent to/,
    /── 5 days pass ── .*sent.*signed/,
  ]) {
    await eventually(String(text), () => demo.out.match(text)?.[0], 60_000);
  }
  const file = /bin\/countersign contracts --config (\S+)/.exec(demo.out)?.[1] ?? "";
  const beside = await runHere(["contracts", "--config", file]);
  expect([beside.code, beside.err]).toEqual([0, ""]);
  expect(beside.out).toContain("-brief");
  const { code, out, err } = await demo.interrupt();
  expect([code, err]).toEqual([0, ""]);
  const [place = ""] = /countersign-demo-\w+/.exec(out) ?? [];
  expect(await readdir(tmpdir())).not.toContain(place);
  expect(out).toMatch(/\d signed.*\n.*The signed PDFs were in/);
  expect(Math.max(...out.split("\n").map((line) => width(line)))).toBeLessThanOrEqual(120);
}, 150_000);

test("a directory that holds something is refused: the sandbox does not remember what lies there", async () => {
  await writeFile(join(directory, "something"), "");
  const { code, err } = await runHere(["demo", "--data", directory]);
  expect(code).toBe(2);
  expect(err).toContain("is not empty");
  const kept = await openDemoPlace(join(directory, "new"));
  expect(kept.isKept).toBe(true);
});

test("invented people who play because nobody has come leave the first deals of the story alone", async () => {
  const sandbox = await createSandbox({ port: 0, kommoLimit: null });
  const town = createTown(1);
  const won: unknown[] = [];
  const noting = {
    control: (vendor: string, action: string, input: Readonly<Record<string, unknown>> = {}) => {
      if (action === "moveDeal") won.push(input["id"]);
      return sandbox.control(vendor, action, input);
    },
  };
  const selling = createSellers(noting, town, 12);
  for (let time = 0; time < town.deals.length; time += 1) await selling.win();
  const spared = town.deals.slice(0, 12).map(({ id }) => id);
  expect(won).toHaveLength(town.deals.length);
  expect(won.filter((id) => spared.some((one) => one === id))).toEqual([]);
  await sandbox.close();
});

test("when all deals of the town are won, new ones are made and won", async () => {
  const sandbox = await createSandbox({ port: 0, kommoLimit: null });
  const town = createTown(1);
  const open = town.deals.filter(({ closedAt }) => closedAt === null).length;
  const won: string[] = [];
  const counting = {
    control: async (vendor: string, action: string, input: Readonly<Record<string, unknown>> = {}) => {
      const answer = await sandbox.control(vendor, action, input);
      if (action === "moveDeal") won.push(String(input["id"]));
      return answer;
    },
  };
  const selling = createSellers(counting, town);
  for (let time = 0; time < open + 4; time += 1) await selling.win();
  expect(new Set(won).size).toBe(open + 4);
  expect(won.slice(open).every((id) => !town.deals.some((deal) => String(deal.id) === id))).toBe(true);
  await sandbox.close();
});
