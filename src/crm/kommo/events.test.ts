import { expect, test } from "vitest";
import type { Raw } from "./raw.ts";
import { failureIn, kommoAt, startServer } from "./test-kommo.ts";
import type { Reply, Seen } from "./test-kommo.ts";

const FROM = new Date("2026-11-01T00:00:00Z");
const TO = new Date("2026-11-02T00:00:00Z");
const T0 = FROM.getTime() / 1000;

const event = (id: number, lead: number, at: number, stage: number, before = 501): Raw => ({
  id: `e${id}`,
  type: "lead_status_changed",
  entity_id: lead,
  entity_type: "lead",
  created_by: 0,
  created_at: T0 + at,
  value_before: [{ lead_status: { id: before, pipeline_id: 31 } }],
  value_after: [{ lead_status: { id: stage, pipeline_id: 31 } }],
});

/** An account with these events, 100 a page, and these leads created in the window. */
function log(events: readonly Raw[], leads: readonly Raw[] = []) {
  return (seen: Seen): Reply => {
    if (seen.path === "/api/v4/leads")
      return leads.length === 0 ? { status: 204 } : { json: { _embedded: { leads } } };
    const page = Number(seen.query.get("page"));
    const part = events.slice((page - 1) * 100, page * 100);
    if (part.length === 0) return { status: 204 };
    const next = { next: { href: "https://elsewhere.example.com/api/v4/events?page=2" } };
    return { json: { _links: part.length === 100 ? next : {}, _embedded: { events: part } } };
  };
}

test("stage changes of a deal come oldest first, whatever order Kommo lists them in, each once", async () => {
  await using server = await startServer(
    log([event(3, 5, 300, 502), event(1, 5, 100, 142), event(3, 5, 300, 502)]),
  );
  const changes = await kommoAt(server.url).stageChanges("5", FROM);
  expect(changes).toEqual([
    {
      at: new Date((T0 + 100) * 1000),
      from: { pipelineId: "31", stageId: "501" },
      to: { pipelineId: "31", stageId: "142" },
      by: "0",
    },
    {
      at: new Date((T0 + 300) * 1000),
      from: { pipelineId: "31", stageId: "501" },
      to: { pipelineId: "31", stageId: "502" },
      by: "0",
    },
  ]);
  expect(server.seen[0]?.query.get("filter[entity_id]")).toBe("5");
});

test("events of other deals are never taken for this one's", async () => {
  await using server = await startServer(log([event(1, 6, 100, 142)]));
  expect((await failureIn(kommoAt(server.url).stageChanges("5", FROM))).code).toBe("answer_unreadable");
});

test("all pages are read by their number; the address that Kommo names is never called", async () => {
  const many = Array.from({ length: 230 }, (_, index) => event(index, 1000 + index, index, 142));
  await using server = await startServer(log(many));
  const ids = await kommoAt(server.url).enteredStages([{ pipelineId: "31", stageId: "142" }], FROM, TO);
  expect(ids.size).toBe(230);
  expect(
    server.seen.filter((call) => call.path === "/api/v4/events").map((call) => call.query.get("page")),
  ).toEqual(["1", "2", "3"]);
});

test("only deals that entered one of the stages within the window are found, moved or created there", async () => {
  const moved = [
    event(1, 5, 10, 142),
    event(2, 6, 20, 502),
    event(3, 7, -500, 142),
    event(4, 8, 90_000, 142),
  ];
  const created = [
    { id: 9, pipeline_id: 31, status_id: 142, created_at: T0 + 60 },
    { id: 10, pipeline_id: 31, status_id: 501, created_at: T0 + 60 },
    { id: 11, pipeline_id: 31, status_id: 142, created_at: T0 - 60 },
    { id: 5, pipeline_id: 31, status_id: 142, created_at: T0 + 1 },
  ];
  await using server = await startServer(log(moved, created));
  const ids = await kommoAt(server.url).enteredStages([{ pipelineId: "31", stageId: "142" }], FROM, TO);
  expect([...ids.keys()]).toEqual(["5", "9"]);
});

test("won in another pipeline is not won in this one", async () => {
  const elsewhere = { ...event(1, 5, 10, 142), value_after: [{ lead_status: { id: 142, pipeline_id: 32 } }] };
  await using server = await startServer(log([elsewhere]));
  const stages = [
    { pipelineId: "31", stageId: "142" },
    { pipelineId: "31", stageId: "502" },
  ];
  expect(await kommoAt(server.url).enteredStages(stages, FROM, TO)).toEqual(new Map());
});

const STAGES = [
  { pipelineId: "31", stageId: "142" },
  { pipelineId: "31", stageId: "502" },
];
const pageOf = (seen: Seen): string => `${seen.path} ${seen.query.get("page")}`;

test("a page that fails is asked for again, and costs neither the others nor the catch-up", async () => {
  const many = Array.from({ length: 230 }, (_, index) => event(index, 1000 + index, index, 142));
  const answer = log(many);
  let failures = 3;
  await using server = await startServer((seen) => {
    if (pageOf(seen) !== "/api/v4/events 2" || failures === 0) return answer(seen);
    failures -= 1;
    return failures === 1 ? { lost: true } : { status: 500, json: { title: "ErrInternalServer" } };
  });
  const kommo = kommoAt(server.url);
  expect(await kommo.enteredStages(STAGES.slice(0, 1), FROM, TO)).toHaveProperty("size", 230);
  expect(server.seen.map(pageOf)).toEqual([
    "/api/v4/events 1",
    ...Array.from({ length: 4 }, () => "/api/v4/events 2"),
    "/api/v4/events 3",
    "/api/v4/leads 1",
  ]);
});

test("a catch-up that was cut off goes on from the page where it stood, and reads what came since", async () => {
  const many = Array.from({ length: 330 }, (_, index) => event(index, 1000 + index, index, 142));
  const answer = log(many);
  let isBroken = true;
  await using server = await startServer((seen) =>
    isBroken && pageOf(seen) === "/api/v4/events 3" ? { status: 502, text: "bad gateway" } : answer(seen),
  );
  const kommo = kommoAt(server.url);
  const won = STAGES.slice(0, 1);
  expect((await failureIn(kommo.enteredStages(won, FROM, TO))).verdict.next).toBe("retry");
  isBroken = false;
  server.seen.length = 0;
  const later = new Date(TO.getTime() + 300_000);
  many.push(event(900, 77, (TO.getTime() - FROM.getTime()) / 1000 + 60, 142));
  const ids = await kommo.enteredStages(won, FROM, later);
  expect([...ids.keys()].toSorted()).toEqual(many.map((one) => String(one["entity_id"])).toSorted());
  const [first, second] = server.seen;
  expect([first, second].map((seen) => seen && pageOf(seen))).toEqual([
    "/api/v4/events 3",
    "/api/v4/events 4",
  ]);
  expect(first?.query.get("filter[created_at][to]")).toBe(String(TO.getTime() / 1000));
  const tail = server.seen.find(
    (seen) => seen.query.get("filter[created_at][to]") === String(later.getTime() / 1000),
  );
  expect(tail?.query.get("filter[created_at][from]")).toBe(String(TO.getTime() / 1000 - 600));
});

test("a catch-up that ended well starts anew the next time", async () => {
  await using server = await startServer(log([event(1, 5, 10, 142)]));
  const kommo = kommoAt(server.url);
  await kommo.enteredStages(STAGES, FROM, TO);
  await kommo.enteredStages(STAGES, FROM, TO);
  expect(server.seen.map(pageOf)).toEqual([
    "/api/v4/events 1",
    "/api/v4/leads 1",
    "/api/v4/events 1",
    "/api/v4/leads 1",
  ]);
});

test("of several trigger stages each is filtered for, so that the account's other moves are not paged through", async () => {
  const moves = Array.from({ length: 2000 }, (_, index) => event(index, 1000 + index, index, 700));
  moves.splice(900, 0, event(5000, 5, 900, 142), event(5001, 6, 901, 502), event(5002, 7, 902, 142));
  const answer = (seen: Seen): Reply => {
    const stage = seen.query.get("filter[value_after][leads_statuses][0][status_id]");
    const isOf = (move: Raw): boolean => JSON.stringify(move["value_after"]).includes(`"id":${stage},`);
    return log(stage === null ? moves : moves.filter(isOf))(seen);
  };
  await using server = await startServer(answer);
  const ids = await kommoAt(server.url).enteredStages(STAGES, FROM, TO);
  expect([...ids.keys()].toSorted()).toEqual(["5", "6", "7"]);
  expect(server.lines().filter((line) => line.endsWith("/events"))).toHaveLength(3);
});

/** Entries newest first, 250 a page. */
function listed(key: string, entries: readonly Raw[]) {
  return (seen: Seen): Reply => {
    const page = Number(seen.query.get("page"));
    const part = entries.slice((page - 1) * 250, page * 250);
    if (part.length === 0) return { status: 204 };
    return {
      json: {
        _links: page * 250 < entries.length ? { next: { href: "x" } } : {},
        _embedded: { [key]: part },
      },
    };
  };
}

const noteAt = (secondsAgo: number, text: string): Raw => ({
  entity_id: 5,
  created_at: T0 - secondsAgo,
  params: { text },
});

test("a note is found by its marker, also when the words around it were changed", async () => {
  await using server = await startServer(
    listed("notes", [noteAt(1, "other"), noteAt(2, "Changed [CS-1 sent] by hand")]),
  );
  const kommo = kommoAt(server.url);
  expect(await kommo.hasNote("5", "[CS-1 sent]", FROM)).toBe(true);
  expect(await kommo.hasNote("5", "[CS-1 signed]", FROM)).toBe(false);
});

test("the search for a note ends where notes are older than the contract", async () => {
  const old = Array.from({ length: 900 }, (_, index) => noteAt(index * 60, "chatter"));
  await using server = await startServer(listed("notes", old));
  expect(await kommoAt(server.url).hasNote("5", "[CS-1 sent]", FROM)).toBe(false);
  expect(server.seen.length).toBeLessThan(4);
});

test("a task is found whether open or completed, and foreign tasks are no answer", async () => {
  const task = { entity_id: 5, created_at: T0, is_completed: true, text: "Call\n[CS-1 declined]" };
  await using server = await startServer(listed("tasks", [task]));
  expect(await kommoAt(server.url).hasTask("5", "[CS-1 declined]", FROM)).toBe(true);
  await using other = await startServer(listed("tasks", [{ ...task, entity_id: 6, text: "x" }]));
  expect((await failureIn(kommoAt(other.url).hasTask("5", "[CS-1 declined]", FROM))).code).toBe(
    "answer_unreadable",
  );
});
