import type { SimResponse } from "../kit/kit.ts";
import { hal, problem } from "./answers.ts";
import { readBatch, readItem } from "./batch.ts";
import { idOf, readJson } from "./call.ts";
import type { Call } from "./call.ts";
import { logEvent } from "./event-log.ts";
import { selfHref } from "./paging.ts";
import type { Task } from "./rows.ts";
import { readNewTask, readTaskChange } from "./task-write.ts";
import type { TaskChange } from "./task-write.ts";
import { append, seconds } from "./world.ts";
import type { World } from "./world.ts";

const selfOf = (world: World, id: number): unknown => ({
  self: { href: `${world.baseUrl()}/api/v4/tasks/${id}` },
});

const log = (world: World, task: Task, type: string): void => {
  if (task.entity === null || task.entityId === null) return;
  const entity = ({ leads: "lead", contacts: "contact", companies: "company" } as const)[task.entity];
  const after = [{ task: { id: task.id } }];
  logEvent(world, { type, entity, entityId: task.entityId, by: task.updatedBy, after });
};

/** POST /api/v4/tasks: an array; `text` and `complete_till` (seconds) are mandatory. */
export const postTasks = (call: Call): SimResponse => {
  const { world, desk } = call;
  const made = readBatch(call, (item) => readNewTask(call, item)).map(({ value, requestId }) => {
    const task: Task = { id: world.nextId(), ...value };
    world.tasks.set(task.id, task);
    if (task.entity !== null) append(world.tasksOf, `${task.entity}:${task.entityId}`, task);
    log(world, task, "task_added");
    desk.task(task);
    return { id: task.id, request_id: requestId, _links: selfOf(world, task.id) };
  });
  return hal({ _links: { self: { href: selfHref(call) } }, _embedded: { tasks: made } });
};

const applyChange = (call: Call, task: Task, change: TaskChange): unknown => {
  const wasCompleted = task.isCompleted;
  Object.assign(task, change, { updatedBy: call.actor.userId, updatedAt: seconds(call.world) });
  if (task.isCompleted && !wasCompleted) log(call.world, task, "task_completed");
  return { id: task.id, updated_at: task.updatedAt, _links: selfOf(call.world, task.id) };
};

/** PATCH /api/v4/tasks/{id}: one object. */
export const patchTask = (call: Call): SimResponse => {
  const body = readJson(call.request);
  const task = call.world.tasks.get(idOf(call));
  if (task === undefined) return problem(404, "Task not found");
  return hal(
    applyChange(
      call,
      task,
      readItem(body, (item) => readTaskChange(call.world, item)),
    ),
  );
};

/** PATCH /api/v4/tasks: an array with `id` in each. */
export const patchTasks = (call: Call): SimResponse => {
  const ready = readBatch(call, (item) => {
    const id = item.must("id", item.whole("id"));
    const task = id === undefined ? undefined : call.world.tasks.get(id);
    if (id !== undefined && task === undefined)
      item.issues.push({ code: "NotFound", path: "id", detail: "Entity not found" });
    const change = readTaskChange(call.world, item);
    return task === undefined ? undefined : { task, change };
  });
  const tasks = ready.map(({ value }) => applyChange(call, value.task, value.change));
  return hal({ _links: { self: { href: selfHref(call) } }, _embedded: { tasks } });
};
