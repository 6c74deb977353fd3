import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, aRemoteId } from "../../tests/builders.ts";
import { personAt, receptionOf, TESTER } from "../../tests/office.ts";
import { good, openBareOffice } from "../../tests/open-bare-office.ts";
import type { BareOffice } from "../../tests/open-bare-office.ts";
import type { Answer, Visitor } from "../../tests/visitor.ts";

/** What `acme` has: every id is real there, and nothing at all in `mine`. */
interface Theirs {
  readonly ids: Readonly<Record<string, string>>;
  /** Texts that nobody of another account may ever read. */
  readonly words: readonly string[];
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly params: readonly string[];
  readonly queries: readonly string[];
}

let office: BareOffice;
let operations: readonly Operation[];
let theirs: Theirs;
let me: Visitor;

const PLAYBOOK = {
  id: "sales",
  when: { pipeline: "Sales", stage: "Won" },
  send: { through: "contracts", template: "tpl_standard", title: "Agreement of acme", fields: {} },
  outcomes: {},
};

beforeAll(async () => {
  office = await openBareOffice({ isSetUp: true });
  theirs = await furnish(office);
  await good(office.owner.post("/api/accounts", { id: "mine", timezone: "UTC" }));
  me = await personAt(office.app, office.url, "mine", "owner");
  const { body } = await office.owner.get("/api/openapi.json");
  operations = Object.entries(Object(body).paths).flatMap(([path, methods]) =>
    Object.entries(Object(methods)).map(([method, operation]) => {
      const named = (place: string): string[] =>
        (Object(operation).parameters ?? []).flatMap((each: { in: string; name: string }) =>
          each.in === place && each.name !== "account" ? [each.name] : [],
        );
      return { method: method.toUpperCase(), path, params: named("path"), queries: named("query") };
    }),
  );
});
afterAll(() => office.close());

async function furnish(bare: BareOffice): Promise<Theirs> {
  const { owner, app } = bare;
  const at = bare.now();
  await good(owner.call("PUT", "/api/accounts/acme/playbooks/sales", { playbook: PLAYBOOK }));
  const gone = "/api/accounts/acme/playbooks/gone-from-acme";
  await good(owner.call("PUT", gone, { playbook: { ...PLAYBOOK, id: "gone-from-acme" } }));
  await good(owner.call("DELETE", gone));
  const planned = aNewContract({ account: "acme", playbook: "sales", dealId: "990017", status: "sent" });
  const sent = { ...planned, remoteId: aRemoteId("doc-of-acme"), sentAt: at };
  const { contract } = await app.store.contracts.plan(sent);
  const knock = {
    account: "acme",
    connection: "kommo",
    receivedAt: at,
    headers: {},
    body: Buffer.from("a=1"),
  };
  const delivery = await app.store.deliveries.keep(knock);
  const { keys, people } = receptionOf(app);
  const { key } = await keys.add({ account: "acme", role: "viewer", name: "Key of acme", by: TESTER });
  const invited = {
    account: "acme",
    role: "viewer",
    email: "invited-to-acme@example.com",
    by: TESTER,
  } as const;
  const { link } = await people.invite(invited);
  const person = await personAt(app, office.url, "acme", "viewer");
  const { id } = Object((await person.get("/api/session")).body);
  return {
    ids: {
      reference: contract.reference,
      name: "contract.pdf",
      id: delivery,
      invitation: link.id,
      person: String(id),
      key: key.id,
      connection: "contracts",
      playbook: "sales",
    },
    words: [
      contract.reference,
      delivery,
      key.id,
      link.id,
      "Key of acme",
      invited.email,
      "doc-of-acme",
      "990017",
      "gone-from-acme",
    ],
  };
}

/** Enough for the body not to be what is refused. */
function bodyOf({ method, path }: Operation): object | undefined {
  if (method === "GET" || method === "DELETE") return undefined;
  const { reference = "" } = theirs.ids;
  const bodies: Readonly<Record<string, object>> = {
    extend: { days: 30 },
    link: { contract: "doc-of-acme", connection: "contracts" },
    resume: path.includes("attention") ? { references: [reference] } : {},
    "roll-back": { version: 1 },
    "dry-run": { id: "sales", dealId: "990017" },
    "test-send": {
      id: "sales",
      dealId: "990017",
      email: "owner-of-mine@example.com",
      key: "0190aaaa-0000-7000-8000-000000000001",
    },
    "{person}": { role: "owner" },
    "{playbook}": { playbook: PLAYBOOK, version: 1 },
    "{connection}": { settings: {}, version: 1 },
    code: { code: "abc" },
  };
  return bodies[path.split("/").at(-1) ?? ""] ?? {};
}

function addressOf({ path }: Operation): string {
  return path
    .replace("{account}", "mine")
    .replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(theirs.ids[name] ?? "?"));
}

/** Every row that belongs to `acme`, in every table that knows accounts. */
async function everythingOfTheirs(): Promise<ReadonlyMap<string, string>> {
  const { pool } = office.database.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns
      where column_name = 'account' and table_schema like 'countersign%' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(10);
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await pool.query(`select to_jsonb(t) as row from ${name} t where account = 'acme'`);
    found.set(name, JSON.stringify(rows.map(({ row }) => JSON.stringify(row)).toSorted()));
  }
  return found;
}

test("every id in the document's addresses is tried", () => {
  const params = new Set(operations.filter(({ path }) => ofAccount(path)).flatMap(({ params: own }) => own));
  expect([...params].toSorted()).toEqual(Object.keys(theirs.ids).toSorted());
});

test("another account's ids are not found through one's own address, and nothing changes there", async () => {
  const tried = operations.filter(({ path, params }) => ofAccount(path) && params.length > 0);
  expect(tried.length).toBeGreaterThan(30);
  const before = await everythingOfTheirs();
  const wrong: string[] = [];
  for (const operation of tried) {
    const { status, body } = await me.call(operation.method, addressOf(operation), bodyOf(operation));
    // what is put under an id of one's own account is new there, or refused for what it says
    const isOwn = operation.method === "PUT" && status === 400;
    // a playbook that was never here has no history
    const isEmpty = status === 200 && JSON.stringify(body) === '{"versions":[]}';
    if (status !== 404 && status !== 409 && !isOwn && !isEmpty)
      wrong.push(`${operation.method} ${operation.path} → ${status} ${JSON.stringify(body)}`);
  }
  expect(wrong).toEqual([]);
  expect(await everythingOfTheirs()).toEqual(before);
});

function ask(path: string): Promise<Answer> {
  const operation = { method: "POST", path: `/api/accounts/{account}/${path}`, params: [], queries: [] };
  return me.post(addressOf(operation), bodyOf(operation));
}

test("ids in bodies find nothing either", async () => {
  const before = await everythingOfTheirs();
  expect([404, 409]).toContain((await ask("playbooks/dry-run")).status);
  expect([404, 409]).toContain((await ask("playbooks/test-send")).status);
  expect(await ask("attention/resume")).toMatchObject({ status: 200, body: { accepted: [] } });
  expect(await everythingOfTheirs()).toEqual(before);
});

test("no list tells of another account, whatever is asked for, and no page of theirs leads there", async () => {
  const lists = operations.filter(
    ({ method, path, params }) =>
      method === "GET" && ofAccount(path) && params.length === 0 && !path.endsWith("/events"),
  );
  expect(lists.length).toBeGreaterThan(12);
  const asked: Readonly<Record<string, string>> = {
    ...theirs.ids,
    search: "990017",
    template: "tpl_standard",
    limit: "50",
  };
  for (const { path, queries } of lists) {
    const address = path.replace("{account}", "mine");
    const pages = queries.flatMap((name) => (asked[name] === undefined ? [] : [`?${name}=${asked[name]}`]));
    if (queries.includes("after")) {
      const { body } = await office.owner.get(`${path.replace("{account}", "acme")}?limit=1`);
      const { next } = Object(body);
      if (typeof next === "string") pages.push(`?after=${encodeURIComponent(next)}`);
    }
    for (const query of ["", ...pages]) {
      const { status, body } = await me.get(`${address}${query}`);
      expect([address, query, status]).not.toEqual([address, query, 500]);
      for (const word of theirs.words) expect(without(query, JSON.stringify(body))).not.toContain(word);
    }
  }
});

const removed = (whose: Visitor, account: string) => whose.get(`/api/accounts/${account}/removed-playbooks`);

test("removed playbooks are listed to those of their account alone", async () => {
  expect(await removed(office.owner, "acme")).toMatchObject({
    status: 200,
    body: { removed: [{ id: "gone-from-acme" }] },
  });
  expect(await removed(me, "mine")).toMatchObject({ status: 200, body: { removed: [] } });
  expect((await removed(me, "acme")).status).toBe(404);
});

test("a session of somebody else is not ended by its token, and not listed", async () => {
  const { pool } = office.database.database;
  const { rows } = await pool.query<{ token: string }>(
    `select s.token from countersign_auth.sessions s join countersign_auth.people p on p.id = s."userId"
      where p.email = 'viewer-of-acme@example.com'`,
  );
  const [{ token } = { token: "" }] = rows;
  expect(token).not.toBe("");
  await me.post("/api/auth/revoke-session", { token });
  const { body } = await me.get("/api/auth/list-sessions");
  expect(Object(body)).toHaveLength(1);
  expect(JSON.stringify(body)).not.toContain(token);
  const { rowCount } = await pool.query("select from countersign_auth.sessions where token = $1", [token]);
  expect(rowCount).toBe(1);
});

function ofAccount(path: string): boolean {
  return path.startsWith("/api/accounts/{account}/");
}

/** What was asked for may be said again. */
function without(query: string, text: string): string {
  const value = decodeURIComponent(query.split("=").slice(1).join("="));
  return value === "" ? text : text.replaceAll(value, "");
}
