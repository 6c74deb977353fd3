import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { secretsOf } from "../../src/config/secrets-of.ts";
import { PROVIDERS } from "../../src/providers/all.ts";
import { createLog } from "../../src/server/log.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { keyAt, ownerAt } from "../office.ts";
import { SECRET_KEY } from "../secret-key.ts";
import { DIALECTS, openWorld, sendDeal } from "../story.ts";
import { HOOK_SECRETS } from "../town-config.ts";
import { TOWN_VENDORS } from "../vendors/all.ts";
import type { World } from "../world.ts";

/** What is asked for a page of the console, without an id that somebody has to know. */
const PAGES = [
  "overview",
  "contracts",
  "contracts-filters",
  "contracts.csv",
  "attention",
  "deliveries",
  "people",
  "keys",
  "changes",
  "connections",
  "connections/providers",
  "playbooks",
  "playbooks/won-agreement",
  "settings",
  "configuration.yaml",
] as const;

interface Written {
  readonly where: string;
  readonly text: string;
}

async function everyRow({ database }: World): Promise<readonly Written[]> {
  const { pool } = database.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema like 'countersign%' and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(20);
  const written: Written[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`select to_jsonb(t)::text as text from ${name} t`);
    written.push(...rows.map(({ text }) => ({ where: name, text })));
  }
  // bodies of deliveries are bytes
  const { rows } = await pool.query<{ body: Buffer }>("select body from countersign.deliveries");
  return [
    ...written,
    ...rows.map(({ body }) => ({ where: "a delivery's body", text: body.toString("latin1") })),
  ];
}

async function everyAnswer(world: World, reference: string): Promise<readonly Written[]> {
  const owner = await ownerAt(world.app, world.url);
  const viewer = await keyAt(world.app, world.url, "acme", "viewer");
  const pages = [...PAGES, `contracts/${reference}`, `contracts/${reference}/calls`];
  const answers: Written[] = [];
  for (const page of pages)
    for (const visitor of [owner, viewer]) {
      const { status, body } = await visitor.get(`/api/accounts/acme/${page}`);
      expect([200, 403, 409], page).toContain(status);
      answers.push({ where: `the API's ${page}`, text: JSON.stringify(body) });
    }
  const figures = await fetch(`${world.url}/metrics`);
  expect(figures.status).toBe(200);
  answers.push({ where: "the figures", text: await figures.text() });
  const { order } = (await world.app.store.contracts.byReference("acme", reference)) ?? {};
  const email = order?.signers[0]?.email ?? "";
  const exported = await owner.post("/api/accounts/acme/people-data/export", { email });
  expect(exported.body).toMatchObject({
    contracts: [{}],
    calls: expect.arrayContaining([expect.anything()]),
  });
  answers.push({ where: "a person's export", text: JSON.stringify(exported.body) });
  return answers;
}

async function backupOf(world: World): Promise<readonly Written[]> {
  const lines: Written[] = [];
  const keep = async (text: string): Promise<void> => void lines.push({ where: "the backup", text });
  await writeBackup(world.database.database, world.now(), keep, () => undefined);
  return lines;
}

function filesIn(directory: string): readonly Written[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ where: path, text: readFileSync(path, "latin1") }));
}

/** As it is, and as addresses, headers and bytes in a row write it. */
function spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("base64").replaceAll("=", ""),
    bytes.toString("hex"),
  ];
}

/** Each vendor as it documents itself, and as the articles describe it. */
const WAYS = TOWN_VENDORS.flatMap((vendor) =>
  DIALECTS.map((dialect) => [`${vendor.provider} (${dialect})`, vendor, dialect] as const),
);

test.each(WAYS)(
  "no log line, row, recorded call, answer, figure, export, backup or archive holds a secret of %s or of ours",
  async (_, vendor, dialect) => {
    const world = await openWorld({ vendor, dialect });
    const secrets = [...secretsOf(world.config, PROVIDERS), SECRET_KEY].filter(({ length }) => length >= 8);
    expect(secrets.length).toBeGreaterThan(4);
    const log: string[] = [];
    const destination = { write: (line: string) => void log.push(line) };
    await world.restart({ log: createLog({ level: "debug", secrets, destination }) });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse({ minutes: 30 });
    // what goes wrong is written about most
    await world.knock("contracts", {
      body: "{",
      secret: "a-wrong-one",
      headers: { authorization: "Bearer x" },
    });
    await world.knock("kommo", {
      body: "leads[status][0][id]=1",
      headers: { authorization: `Bearer ${HOOK_SECRETS.kommo}`, cookie: `a=${HOOK_SECRETS.kommo}` },
    });
    await world.elapse({ minutes: 5 });
    const { reference } = await world.contract(id);
    const written = [
      ...(await everyAnswer(world, reference)),
      ...(await everyRow(world)),
      ...(await backupOf(world)),
      ...filesIn(world.archiveDirectory),
      ...log.map((text) => ({ where: "the log", text })),
    ];
    expect(new Set(written.map(({ where }) => where)).size).toBeGreaterThan(25);
    const told = written.flatMap(({ where, text }) =>
      secrets
        .filter((secret) => spellings(secret).some((one) => text.includes(one)))
        .map((secret) => `${where}: ${secret}`),
    );
    expect([...new Set(told)]).toEqual([]);
  },
  60_000,
);
