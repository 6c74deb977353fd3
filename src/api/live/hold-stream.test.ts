import { createServer } from "node:http";
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyAt, personAt, receptionOf, TESTER } from "../../../tests/office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";
import { webHeaders } from "../gate.ts";
import { holdStream, mayListen, RECHECK_MS } from "./hold-stream.ts";

let office: OpenOffice;
let server: Server;
let url = "";
/** What the clock would do each time this much has passed. */
const due = new Map<() => void, number>();
const open = new Set<() => void>();

beforeAll(async () => {
  office = await openOffice();
  const { auth } = receptionOf(office.app);
  const house = { auth, hasAccount: (id: string) => id === "acme" };
  server = createServer((request, response) => {
    response.writeHead(200).flushHeaders();
    holdStream(response, {
      open,
      mayStay: () => mayListen(house, webHeaders(request.headers), "acme"),
      listen: () => () => undefined,
      every(everyMs, run) {
        due.set(run, everyMs);
        return () => due.delete(run);
      },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${Object(server.address()).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await office.close();
});

/** A quarter of a minute passes for every stream. */
function pass(): void {
  for (const [run, everyMs] of due) if (everyMs <= RECHECK_MS) run();
}

async function listen(headers: Readonly<Record<string, string>>) {
  const answer = await fetch(url, { headers });
  const reader = answer.body?.getReader();
  if (reader === undefined) throw new Error("there is no stream");
  const decoder = new TextDecoder();
  return {
    /** One heartbeat, which comes whether or not the stream goes on. */
    beat: async () => decoder.decode((await reader.read()).value),
    /** Resolves when the service ends the stream. */
    async ended(): Promise<boolean> {
      for (;;) if ((await reader.read()).done) return true;
    },
  };
}

async function aMember() {
  const person = await personAt(office.app, office.url, "acme", "viewer");
  const members = await receptionOf(office.app).people.list("acme");
  return { person, id: members.find(({ role }) => role === "viewer")?.id ?? "" };
}

test("a stream goes on while its session does, and ends within a quarter of a minute after signing out", async () => {
  const { person, id } = await aMember();
  const stream = await listen({ cookie: person.cookies() });
  pass();
  expect(await stream.beat()).toBe(": still here\n\n");
  pass();
  expect(await stream.beat()).toBe(": still here\n\n");
  expect((await person.post("/api/auth/sign-out")).status).toBe(200);
  pass();
  expect(await stream.ended()).toBe(true);
  expect([open.size, due.size]).toEqual([0, 0]);
  await receptionOf(office.app).people.remove("acme", id, TESTER);
});

test("so does the stream of somebody who was removed", async () => {
  const { person, id } = await aMember();
  const stream = await listen({ cookie: person.cookies() });
  pass();
  expect(await stream.beat()).toBe(": still here\n\n");
  await receptionOf(office.app).people.remove("acme", id, TESTER);
  pass();
  expect(await stream.ended()).toBe(true);
});

test("and that of a key which was taken back", async () => {
  const { keys } = receptionOf(office.app);
  const { key, secret } = await keys.add({ account: "acme", role: "viewer", name: "eye", by: TESTER });
  const other = await keyAt(office.app, office.url, "other", "owner");
  expect((await other.get("/api/accounts/other/keys")).status).toBe(200);
  const stream = await listen({ authorization: `Bearer ${secret}` });
  pass();
  expect(await stream.beat()).toBe(": still here\n\n");
  await keys.remove("acme", key.id, TESTER);
  pass();
  expect(await stream.ended()).toBe(true);
});

test("a database that does not answer ends it too: the page comes again", async () => {
  const { person } = await aMember();
  const stream = await listen({ cookie: person.cookies() });
  const { pool } = office.database.database;
  await pool.query("alter table countersign_auth.sessions rename to sessions_away");
  pass();
  expect(await stream.ended()).toBe(true);
  await pool.query("alter table countersign_auth.sessions_away rename to sessions");
});
