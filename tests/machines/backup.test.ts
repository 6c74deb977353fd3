import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { administer, databaseUrl } from "../test-server.ts";
import { openMachinesStand } from "./machines-stand.ts";

const COUNT = 10;

test(
  "a backup taken while web and two workers work is restored on another database: what was known goes on, nothing goes out twice",
  { timeout: 240_000 },
  async () => {
    const stand = await openMachinesStand();
    onTestFinished(() => stand.close());
    const before = await Promise.all([stand.start("web"), stand.start("worker"), stand.start("worker")]);
    const known = await stand.win(COUNT);
    await stand.isSent(known);
    // contracts flow while the backup is taken
    const flowing = stand.win(COUNT);
    const file = join(stand.directory, "backup.ndjson");
    expect(await stand.command("backup", file)).toMatchObject({ code: 0 });
    const during = await flowing;
    await stand.isSent(during);
    // and then the database is lost with everybody who worked on it
    await Promise.all(before.map((machine) => machine.kill()));
    for (const { url } of before) stand.door.behind.delete(url);

    await stand.moveTo(await emptyDatabase());
    expect(await stand.command("restore", file)).toMatchObject({ code: 0 });
    await stand.start("web");
    await Promise.all([stand.start("worker"), stand.start("worker")]);
    const { lost, doubled } = await stand.settle(known, 30_000);
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    expect((await stand.count(during)).doubled).toEqual([]);
    const after = await stand.win(2);
    expect(await stand.settle(after, 30_000)).toMatchObject({ lost: [], doubled: [] });
  },
);

async function emptyDatabase(): Promise<string> {
  const server = inject("testServer");
  const name = `countersign_restored_${process.pid}_${randomBytes(4).toString("hex")}`;
  await administer(server.url, `create database ${name}`);
  onTestFinished(() => administer(server.url, `drop database ${name} with (force)`));
  return databaseUrl(server.url, name);
}
