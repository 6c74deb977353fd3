import { expect, test } from "vitest";
import type { TrailEntry } from "../../src/store/store.ts";
import { notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import type { World } from "../world.ts";

const playbook = `        outcomes:
          declined: { note: "{{ contract.declined_by }} says no", task: { text: "Call {{ contact.name }}", dueInHours: 4 } }
`;

async function toldOf(world: World, dealId: string, event: string): Promise<readonly TrailEntry[]> {
  const { account, id } = await world.contract(dealId);
  return (await world.app.store.trail.of(account, id)).filter((entry) => entry.event === event);
}

function dueOf(task: TrailEntry | undefined): number {
  const dueAt = task?.data?.["dueAt"];
  return typeof dueAt === "string" ? Date.parse(dueAt) : Number.NaN;
}

test("the trail holds what notes and tasks say, whose the task is and when it is due", async () => {
  const world = await openWorld({ playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("decline", { id: remoteId });
  await world.elapse();
  const deal = await world.deal(id);
  const notes = await toldOf(world, id, "note_written");
  expect(notes.map(({ data }) => data?.["text"])).toEqual(notesOf(deal));
  const [task, ...more] = await toldOf(world, id, "task_created");
  expect(more).toEqual([]);
  expect(task?.data).toMatchObject({
    key: "declined/task",
    found: false,
    text: tasksOf(deal)[0],
    responsible: { id: String(deal.responsibleUserId), name: expect.stringMatching(/\S/) },
  });
  expect(tasksOf(deal)[0]).toMatch(/^Call \S/);
  const dueMs = dueOf(task);
  expect(Math.floor(dueMs / 1000)).toBe(deal.tasks[0]?.completeTill);
});

test("a note and a task whose answers were lost are told as well", async () => {
  const world = await openWorld({ playbook });
  const { id, remoteId } = await sendDeal(world);
  world.sandbox.kommo.fault({ kind: "lost", match: "^POST /api/v4/tasks" });
  world.sandbox.kommo.fault({ kind: "lost", match: "^POST /api/v4/leads/(\\d+/)?notes" });
  await world.vendor.control("decline", { id: remoteId });
  for (let times = 0; times < 3; times += 1) await world.elapse({ seconds: 30 });
  const deal = await world.deal(id);
  const note = (await toldOf(world, id, "note_written")).at(-1);
  expect(note?.data).toMatchObject({ found: true, text: notesOf(deal).at(-1) });
  const [task] = await toldOf(world, id, "task_created");
  expect(task?.data).toMatchObject({
    found: true,
    text: tasksOf(deal)[0],
    responsible: { id: String(deal.responsibleUserId) },
  });
  const dueMs = dueOf(task);
  expect(Math.abs(dueMs / 1000 - (deal.tasks[0]?.completeTill ?? 0))).toBeLessThan(60);
});

test("a task is created although Kommo does not tell who the responsible user is", async () => {
  const world = await openWorld({ playbook });
  const { id, remoteId } = await sendDeal(world);
  for (let times = 0; times < 5; times += 1)
    world.sandbox.kommo.fault({ kind: "500", match: "^GET /api/v4/users" });
  await world.vendor.control("decline", { id: remoteId });
  await world.elapse();
  const deal = await world.deal(id);
  expect(tasksOf(deal)).toHaveLength(1);
  const [task] = await toldOf(world, id, "task_created");
  expect(task?.data?.["responsible"]).toEqual({ id: String(deal.responsibleUserId) });
});
