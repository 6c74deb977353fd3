import { afterAll, beforeAll, expect, test } from "vitest";
import { BY_OWNER, keyAt, OWNER } from "../../../tests/office.ts";
import { good } from "../../../tests/open-bare-office.ts";
import { openPlaybookOffice, PLAYBOOKS } from "../../../tests/open-playbook-office.ts";
import type { PlaybookOffice } from "../../../tests/open-playbook-office.ts";
import { createDeal, readDeal, readDocuments } from "../../../tests/town.ts";
import type { Visitor } from "../../../tests/visitor.ts";
import { wonPlaybook } from "../../../tests/won-playbook.ts";

let office: PlaybookOffice;
let owner: Visitor;
beforeAll(async () => {
  office = await openPlaybookOffice();
  owner = office.owner;
});
afterAll(() => office.close());

interface History {
  readonly versions: readonly { version: number; by: string; note: string; differences: unknown[] }[];
}

test("a playbook is shown with every default, and saved as it is shown it is the same", async () => {
  const made = await good<{ playbook: Record<string, unknown>; version: number }>(
    office.put("shown", { playbook: wonPlaybook("shown", { enabled: false }), note: "First try" }),
  );
  expect(made).toMatchObject({
    playbook: {
      enabled: false,
      reentry: "whenOver",
      outcomes: {
        sent: { note: "{{ contract.vendor }}: contract sent for signature", task: false },
        viewed: { note: false },
        signed: { stage: "Contract signed", attach: true },
      },
    },
    edited: { by: BY_OWNER, note: "First try" },
    issues: [],
  });
  const again = await good<typeof made>(office.put("shown", { playbook: made.playbook }));
  expect(again.playbook).toEqual(made.playbook);
});

const named = (name: string) => wonPlaybook("named", { enabled: false, name });

test("a playbook has a name beside its id, which can be changed, and which people read everywhere", async () => {
  await good(office.put("named", { playbook: named("Verkäufe & Co"), isNew: true }));
  await good(office.put("named", { playbook: named("Договор") }));
  const { playbooks } = await good<{ playbooks: readonly { id: string; name: string }[] }>(
    owner.get(PLAYBOOKS),
  );
  expect(playbooks.filter(({ id }) => id === "named")).toMatchObject([{ name: "Договор" }]);
  expect(playbooks.find(({ id }) => id === "shown")?.name).toBe("shown");
  const { versions } = await good<History>(owner.get(`${PLAYBOOKS}/named/history`));
  expect(versions).toMatchObject([
    {
      note: "Changed the playbook Договор",
      differences: [{ path: "name", before: "Verkäufe & Co", after: "Договор" }],
    },
    { note: "Added the playbook Verkäufe & Co" },
  ]);
  expect(await office.put("named", { playbook: named("two\nlines") })).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "name" }] } },
  });
});

test("a new playbook does not take the place of another one", async () => {
  const made = await good<{ playbook: unknown }>(
    office.put("only-one", { playbook: wonPlaybook("only-one", { enabled: false }), isNew: true }),
  );
  const other = { playbook: wonPlaybook("only-one", { reentry: "never" }), isNew: true };
  expect(await office.put("only-one", other)).toMatchObject({
    status: 409,
    body: { error: { reason: "id_taken", text: expect.stringContaining("only-one") } },
  });
  expect(await good(owner.get(`${PLAYBOOKS}/only-one`))).toMatchObject({ playbook: made.playbook });
  await good(owner.call("DELETE", `${PLAYBOOKS}/only-one`));
});

test("a default that is written down is no change", async () => {
  await good(office.put("plain", { playbook: wonPlaybook("plain", { enabled: false }) }));
  const { playbook: shown } = await good<{ playbook: Record<string, unknown> }>(
    owner.get(`${PLAYBOOKS}/plain`),
  );
  await good(office.put("plain", { playbook: { ...shown, onAmountChange: "note" } }));
  const { versions } = await good<{ versions: readonly { differences: unknown[] }[] }>(
    owner.get(`${PLAYBOOKS}/plain/history`),
  );
  expect(versions[0]?.differences).toEqual([{ path: "onAmountChange", before: "update", after: "note" }]);
  await good(owner.call("DELETE", `${PLAYBOOKS}/plain`));
});

test("the list tells who changed each playbook last", async () => {
  for (const id of ["early", "late"])
    await good(office.put(id, { playbook: wonPlaybook(id, { enabled: false }), note: `Made ${id}` }));
  await good(
    office.put("early", {
      playbook: wonPlaybook("early", { reentry: "never", enabled: false }),
      note: "Once",
    }),
  );
  const { playbooks } = await good<{ playbooks: readonly { id: string; edited: { note: string } }[] }>(
    owner.get(PLAYBOOKS),
  );
  const notes = playbooks.filter(({ id }) => id === "early" || id === "late");
  expect(notes.map(({ id, edited }) => [id, edited.note])).toEqual([
    ["early", "Once"],
    ["late", "Made late"],
  ]);
  for (const id of ["early", "late"]) await good(owner.call("DELETE", `${PLAYBOOKS}/${id}`));
});

test("what is wrong is told at its place in the playbook, and nothing is kept", async () => {
  const wrong = wonPlaybook("wrong", {
    when: { pipeline: "Sales" },
    outcomes: { sent: { note: "{{ deal.name" } },
    colour: 1,
  });
  const { issues } = await good<{ issues: readonly { path: string }[] }>(
    owner.post(`${PLAYBOOKS}/check`, { playbook: wrong }),
  );
  expect(issues.map(({ path }) => path).toSorted()).toEqual(["colour", "outcomes.sent.note", "when.stage"]);
  const refused = await office.put("wrong", { playbook: wrong });
  expect(refused.status).toBe(400);
  expect(Object(refused.body).error.issues).toHaveLength(3);
  expect((await owner.get(`${PLAYBOOKS}/wrong`)).status).toBe(404);
  const through = wonPlaybook("wrong", { send: { through: "contrcts", template: "tpl_standard" } });
  expect(await office.put("wrong", { playbook: through })).toMatchObject({
    status: 400,
    body: { error: { issues: [{ path: "send.through", text: expect.stringContaining("did you mean") }] } },
  });
  expect((await office.put("other-id", { playbook: wonPlaybook("wrong") })).status).toBe(400);
});

test("a deep check asks Kommo and the vendor", async () => {
  const strange = wonPlaybook("strange", { when: { pipeline: "Sales", stage: "Nowhere" } });
  const { issues, findings } = await good<{
    issues: unknown[];
    findings: readonly { level: string; text: string }[];
  }>(owner.post(`${PLAYBOOKS}/check`, { playbook: strange, deep: true }));
  expect(issues).toEqual([]);
  expect(
    findings
      .filter(({ level }) => level === "problem")
      .map(({ text }) => text)
      .join(),
  ).toContain("Nowhere");
});

test("who edits an older version than the one that stands is told, and loses nothing of the other's", async () => {
  const first = await good<{ version: number }>(
    office.put("shared", { playbook: wonPlaybook("shared", { enabled: false }) }),
  );
  await good(
    office.put("beside", { playbook: wonPlaybook("beside", { enabled: false }), version: first.version }),
  );
  // the version is older, but this playbook has not changed since
  const mine = wonPlaybook("shared", { enabled: false, reentry: "never" });
  await good(office.put("shared", { playbook: mine, version: first.version }));
  expect(
    await office.put("shared", { playbook: wonPlaybook("shared"), version: first.version }),
  ).toMatchObject({
    status: 409,
    body: { error: { reason: "changed_meanwhile" } },
  });
  const theirs = await good<{ version: number }>(owner.get(`${PLAYBOOKS}/shared`));
  await good(owner.call("DELETE", `${PLAYBOOKS}/shared`));
  expect(await office.put("shared", { playbook: mine, version: theirs.version })).toMatchObject({
    status: 409,
    body: { error: { reason: "removed_meanwhile" } },
  });
  await good(office.put("shared", { playbook: mine, isNew: true }));
  for (const id of ["shared", "beside"]) await good(owner.call("DELETE", `${PLAYBOOKS}/${id}`));
});

test("history tells what each version changed, and a roll back is a new version", async () => {
  await good(office.put("long", { playbook: wonPlaybook("long", { enabled: false }) }));
  await good(
    office.put("long", {
      playbook: wonPlaybook("long", { enabled: false, reentry: "never" }),
      note: "Once only",
    }),
  );
  await good(owner.post(`${PLAYBOOKS}/long/on`));
  await good(owner.post(`${PLAYBOOKS}/long/off`));
  const { versions } = await good<History>(owner.get(`${PLAYBOOKS}/long/history`));
  expect(versions.map(({ note }) => note)).toEqual([
    "Switched off",
    "Switched on",
    "Once only",
    "Added the playbook long",
  ]);
  expect(versions[2]?.differences).toEqual([{ path: "reentry", before: "whenOver", after: "never" }]);
  expect(versions[0]?.differences).toEqual([{ path: "enabled", before: true, after: false }]);
  const before = versions[3]?.version ?? 0;
  const back = await good<{ playbook: { reentry: string } }>(
    owner.post(`${PLAYBOOKS}/long/roll-back`, { version: before }),
  );
  expect(back.playbook.reentry).toBe("whenOver");
  const after = await good<History>(owner.get(`${PLAYBOOKS}/long/history`));
  expect(after.versions[0]).toMatchObject({
    note: `Back to version ${before}`,
    by: BY_OWNER,
  });
  expect((await owner.post(`${PLAYBOOKS}/long/roll-back`, { version: 1 })).status).toBe(404);
  await good(owner.call("DELETE", `${PLAYBOOKS}/long`));
});

test("switched off it sends nothing; what came meanwhile is left alone when it is switched on again", async () => {
  const enter = async (): Promise<string> => {
    const id = await createDeal(office.sandbox);
    office.pass(2_000);
    await office.sandbox.kommo.control("moveDeal", { id: Number(id), stage: "Won" });
    await office.settle();
    return id;
  };
  const contracts = (id: string) => office.app.store.contracts.ofDeal("acme", id);
  await good(office.put("switched", { playbook: wonPlaybook("switched") }));
  office.pass(2_000);
  expect(await contracts(await enter())).toMatchObject([{ status: "sent" }]);

  await good(owner.post(`${PLAYBOOKS}/switched/off`));
  office.pass(2_000);
  const meanwhile = await enter();
  expect(await contracts(meanwhile)).toEqual([]);
  await good(owner.post(`${PLAYBOOKS}/switched/on`));
  office.pass(2_000);
  await office.sandbox.kommo.control("setPrice", { id: Number(meanwhile), price: 99 });
  await office.settle();
  expect(await contracts(meanwhile)).toEqual([]);
  expect(await contracts(await enter())).toMatchObject([{ status: "sent" }]);

  expect(await owner.call("DELETE", `${PLAYBOOKS}/switched`)).toMatchObject({
    status: 409,
    body: { error: { reason: "contracts_under_way" } },
  });
  await good(owner.call("DELETE", `${PLAYBOOKS}/switched?despite=true`));
});

test("a draft is tried with a deal, and nothing comes of it", async () => {
  const dealId = await createDeal(office.sandbox);
  const draft = wonPlaybook("draft", { enabled: false });
  const run = await good(owner.post(`${PLAYBOOKS}/dry-run`, { playbook: draft, dealId }));
  expect(run).toMatchObject({
    outlook: "later",
    held: expect.stringContaining("not in"),
    vendor: "Contractbook",
    problems: [],
    order: { signers: [{ role: "client", email: expect.stringContaining("@") }] },
    effects: expect.arrayContaining([expect.stringContaining("signed: the deal moves to")]),
  });
  expect((await owner.get(`${PLAYBOOKS}/draft`)).status).toBe(404);
  expect(await office.app.store.contracts.ofDeal("acme", dealId)).toEqual([]);
  expect((await owner.post(`${PLAYBOOKS}/dry-run`, { playbook: draft, dealId: "4242424242" })).status).toBe(
    404,
  );
  expect((await owner.post(`${PLAYBOOKS}/dry-run`, { id: "nobody", dealId })).status).toBe(404);
});

test("a test goes to oneself only, once however often it is asked for, and Kommo hears nothing", async () => {
  const dealId = await createDeal(office.sandbox);
  const signers = [
    { role: "client", name: "{{ contact.name }}", email: "{{ contact.email }}", phone: "+4915112345678" },
    { role: "internal", name: "Ida Intern", email: "ida@example.com" },
  ];
  const draft = wonPlaybook("tried");
  const wish = {
    playbook: { ...draft, send: { ...Object(draft["send"]), signers } },
    dealId,
    email: OWNER.email,
    key: "wish-0001",
  };
  expect(
    (await owner.post(`${PLAYBOOKS}/test-send`, { ...wish, email: "somebody@example.com" })).status,
  ).toBe(403);
  const program = await keyAt(office.app, office.url, "acme", "operator");
  expect((await program.post(`${PLAYBOOKS}/test-send`, wish)).status).toBe(403);

  const vendor = office.sandbox.vendor("contractbook");
  const before = await readDocuments(vendor);
  const deal = await readDeal(office.sandbox, dealId);
  const [one, two] = await Promise.all([
    owner.post(`${PLAYBOOKS}/test-send`, wish),
    owner.post(`${PLAYBOOKS}/test-send`, wish),
  ]);
  expect([200, 409]).toEqual(expect.arrayContaining([one.status, two.status]));
  const sent = await good<{ status: string; remoteId: string }>(owner.post(`${PLAYBOOKS}/test-send`, wish));
  expect(sent).toMatchObject({ status: "sent", email: OWNER.email, vendor: "Contractbook" });

  const known = new Set(before.map(({ id }) => id));
  const made = (await readDocuments(vendor)).filter(({ id }) => !known.has(id));
  expect(made).toMatchObject([
    {
      id: sent.remoteId,
      title: expect.stringContaining("[TEST] "),
      signers: [{ email: OWNER.email }, { email: "olga+2@example.com" }],
    },
  ]);
  await office.settle();
  expect(await readDeal(office.sandbox, dealId)).toEqual(deal);
  expect(await office.app.store.contracts.ofDeal("acme", dealId)).toEqual([]);
});

test("viewers look, operators change, and nobody sees another account's", async () => {
  const viewer = await keyAt(office.app, office.url, "acme", "viewer");
  const operator = await keyAt(office.app, office.url, "acme", "operator");
  await good(
    operator.call("PUT", `${PLAYBOOKS}/theirs`, { playbook: wonPlaybook("theirs", { enabled: false }) }),
  );
  expect((await viewer.get(PLAYBOOKS)).status).toBe(200);
  expect((await viewer.call("PUT", `${PLAYBOOKS}/theirs`, { playbook: wonPlaybook("theirs") })).status).toBe(
    403,
  );
  await good(owner.post("/api/accounts", { id: "other" }));
  const stranger = await keyAt(office.app, office.url, "other", "owner");
  expect((await stranger.get(`${PLAYBOOKS}/theirs`)).status).toBe(404);
  expect((await stranger.get("/api/accounts/other/playbooks/theirs")).status).toBe(404);
  const { missing, pipelines, fields } = await good<{
    missing: string;
    pipelines: unknown[];
    fields: { other: readonly { liquid: string; isLater?: boolean }[] };
  }>(stranger.get("/api/accounts/other/choices"));
  expect([missing, pipelines]).toEqual(["kommo", []]);
  expect(fields.other).toContainEqual(
    expect.objectContaining({ liquid: "{{ contract.url }}", isLater: true }),
  );
  expect(await stranger.get("/api/accounts/other/choices/deals")).toMatchObject({
    status: 409,
    body: { error: { reason: "kommo_missing" } },
  });
});

test.each(["create_document", "documents/[^/]+/"])(
  "a test whose answer was lost (%s) is looked for before anything is repeated",
  async (match) => {
    const vendor = office.sandbox.vendor("contractbook");
    const dealId = await createDeal(office.sandbox);
    const wish = {
      playbook: wonPlaybook("lost"),
      dealId,
      email: OWNER.email,
      key: `lost-${match.slice(0, 9)}`,
    };
    const before = (await readDocuments(vendor)).length;
    vendor.fault({ kind: "lost", match: `^POST /.*${match}`, times: 1 });
    expect(await owner.post(`${PLAYBOOKS}/test-send`, wish)).toMatchObject({
      status: 502,
      body: { error: { code: "outside" } },
    });
    expect((await owner.post(`${PLAYBOOKS}/test-send`, wish)).status).toBe(409);
    office.pass(180_000);
    expect(await good(owner.post(`${PLAYBOOKS}/test-send`, wish))).toMatchObject({ status: "sent" });
    const documents = await readDocuments(vendor);
    expect(documents).toHaveLength(before + 1);
    expect(documents.at(-1)?.audit.filter((event) => event === "sent_for_signature")).toHaveLength(1);
  },
);
