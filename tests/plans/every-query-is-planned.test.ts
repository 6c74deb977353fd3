import { expect, onTestFinished, test } from "vitest";
import { consoleAddresses } from "../../bench/console/addresses.ts";
import { seedCopies } from "../../bench/seed-copies.ts";
import { forgetContracts, forgetRecords } from "../../src/app/forget-old.ts";
import { keyAt } from "../office.ts";
import { openWorld, sendDeal, winDeal } from "../story.ts";
import type { World } from "../world.ts";
import { findWholeReads } from "./explain.ts";
import { recordStatements } from "./record-statements.ts";

/** Tables that grow with every contract. */
const BIG = new Set(["contracts", "catalogue", "trail", "deliveries", "calls"]);

/** Reads of a whole table that are meant to be, each with its reason. */
const MEANT: readonly { readonly statement: RegExp; readonly reason: string }[] = [
  {
    statement: /^select shown_status, count/u,
    reason:
      "Counting all is reading all, in the narrowest index there is. The pages believe it for some seconds; otherwise only /metrics asks.",
  },
  {
    statement: /^with took as/u,
    reason:
      "The overview of a year reads what the narrow catalogue says of that year's contracts, which may be nearly all, and none of the contracts themselves.",
  },
  ...[
    /^select id, account, [^;()]+ from countersign\.contracts\s+where account = \$1 and id > \$3::uuid and \(position\(\$2 in lower\("order"::text\)\) > 0/u,
    /^select id from countersign\.deliveries where account = \$1 and state <> 'waiting'\s+and \(deals \?\| \$3::text\[\] or exists \(select from unnest\(\$2::text\[\]\) as word/u,
    /^select id::text as id from countersign\.calls where account = \$1 and not contracts && \$3::text\[\]\s+and exists \(select from unnest\(\$2::text\[\]\) as word/u,
  ].map((statement) => ({
    statement,
    reason:
      "A person may stand in any text that is kept, and is looked for in all of them when somebody asks for it.",
  })),
];

const OPEN = 4_000;
const CLOSED = 20_000;

test("no statement of the service reads a big table from end to end", { timeout: 120_000 }, async () => {
  const recording = recordStatements();
  onTestFinished(() => recording.stop());
  const world = await openWorld({
    playbook: "        holdAbove: 6\n        outcomes:\n          signed: { stage: Contract signed }\n",
  });
  const reference = await live(world);
  await lookAtEverything(world, reference);
  await seedCopies(world.database.database.pool, { open: OPEN, closed: CLOSED, now: world.now() });
  await lookAtEverything(world, reference);
  await forget(world);
  recording.stop();

  const ours = recording.statements.filter(isAboutOurTables);
  expect(ours.length).toBeGreaterThan(50);
  const whole = await findWholeReads(world.database.database.pool, ours, BIG);
  const stale = MEANT.filter((one) => !ours.some(({ text }) => one.statement.test(text)));
  expect(stale, "reads that are meant, of which no such statement is left").toEqual([]);
  const wrong = whole.filter(({ statement }) => !MEANT.some((one) => one.statement.test(statement)));
  expect(
    wrong.map(
      ({ table, how, statement }) => `${table}: ${how}: ${statement.replaceAll(/\s+/gu, " ").slice(0, 400)}`,
    ),
  ).toEqual([]);
});

/** Contracts that are sent, signed, declined, expired, held and asked about. */
async function live(world: World): Promise<string> {
  const signed = await sendDeal(world);
  await world.vendor.control("signAll", { id: signed.remoteId });
  const declined = await sendDeal(world);
  await world.vendor.control("decline", { id: declined.remoteId, reason: "too dear" });
  await world.settle();
  await winDeal(world, { contacts: [] });
  const expiring = await sendDeal(world);
  await world.wish(expiring.id, "remind");
  await world.elapse({ hours: 1 });
  await world.restart();
  await world.elapse({ days: 20 });
  const { contract } = await sendDeal(world);
  for (let more = 0; more < 8; more += 1) await world.moveDeal(await world.createDeal(), "Won");
  await world.elapse({ minutes: 10 });
  return contract.reference;
}

/** Every page of the console, the metrics, and what the clock does. */
async function lookAtEverything(world: World, reference: string): Promise<void> {
  const owner = await keyAt(world.app, world.url, "acme", "owner");
  const pages = consoleAddresses({ reference, playbook: "won-agreement", connection: "contracts" });
  for (const path of Object.values(pages).flat()) {
    const { status } = await owner.get(`/api/accounts/acme${path}`);
    expect([path, status]).toEqual([path, expect.toSatisfy((code: number) => code === 200 || code === 404)]);
  }
  await (await fetch(`${world.url}/metrics`)).arrayBuffer();
  await world.app.tick();
}

/** What is old enough goes, and so does a person. */
async function forget({ app }: World): Promise<void> {
  const retention = { callsDays: 20, deliveriesDays: 20, changesDays: 20 };
  await forgetRecords(
    app.tools,
    [{ id: "acme", retention: { callsDays: 19, deliveriesDays: 19 } }],
    retention,
  );
  await forgetContracts(app.tools, { id: "acme", retention: { endedDays: 10, signedDays: 360 } });
  await app.store.persons.find("acme", "nobody@example.com");
  await app.store.transaction((tx) => tx.persons.erase("acme", "nobody@example.com", new Date(0)));
}

function isAboutOurTables({ text }: { readonly text: string }): boolean {
  const isOurs = [...BIG].some((table) => new RegExp(`\\b(?:countersign\\.|")${table}\\b`, "u").test(text));
  const isSeeding = text.includes("copy-") || text.includes("generate_series($2::int");
  return isOurs && !isSeeding && /^\s*(?:select|insert|update|delete|with|\()/iu.test(text);
}
