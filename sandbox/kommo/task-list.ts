import type { SimResponse } from "../kit/kit.ts";
import type { Call } from "./call.ts";
import { listPage, ordered } from "./paging.ts";
import type { Task } from "./rows.ts";
import type { World } from "./world.ts";

const viewTask = (world: World, task: Task): unknown => ({
  id: task.id,
  created_by: task.createdBy,
  updated_by: task.updatedBy,
  created_at: task.createdAt,
  updated_at: task.updatedAt,
  responsible_user_id: task.responsibleUserId,
  group_id: 0,
  entity_id: task.entityId,
  entity_type: task.entity,
  duration: task.duration,
  is_completed: task.isCompleted,
  task_type_id: task.taskTypeId,
  text: task.text,
  result: task.resultText === null ? [] : { text: task.resultText },
  complete_till: task.completeTill,
  account_id: world.accountId,
  _links: { self: { href: `${world.baseUrl()}/api/v4/tasks/${task.id}` } },
});

const candidates = (call: Call): readonly Task[] => {
  const { world, query } = call;
  const ids = query.ids("filter[id]");
  if (ids !== undefined) return [...new Set(ids)].flatMap((id) => world.tasks.get(id) ?? []);
  const entity = query.one("filter[entity_type]");
  const owners = query.ids("filter[entity_id]");
  if (owners === undefined) return [...world.tasks.values()];
  const entities = entity === undefined ? ["leads", "contacts", "companies"] : [entity];
  return owners.flatMap((id) => entities.flatMap((word) => world.tasksOf.get(`${word}:${id}`) ?? []));
};

/** GET /api/v4/tasks with `filter[id|entity_type|entity_id|is_completed|updated_at]`. */
export const listTasks = (call: Call): SimResponse => {
  const { query, world } = call;
  const done = query.one("filter[is_completed]");
  const entity = query.one("filter[entity_type]");
  const updated = query.range("filter[updated_at]");
  const rows = candidates(call).filter(
    (task) =>
      (done === undefined || task.isCompleted === (done === "1")) &&
      (entity === undefined || task.entity === entity) &&
      (updated === undefined || (task.updatedAt >= updated.from && task.updatedAt <= updated.to)),
  );
  return listPage(call, {
    name: "tasks",
    rows: ordered(call, rows, {
      id: (task) => task.id,
      created_at: (task) => task.createdAt,
      complete_till: (task) => task.completeTill,
    }),
    view: (task) => viewTask(world, task),
  });
};
