import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { getAccount } from "./account.ts";
import { problem } from "./answers.ts";
import type { Actor, Handler } from "./call.ts";
import { getField, listFields, postFields } from "./custom-fields.ts";
import type { Desk } from "./desk.ts";
import { listEvents } from "./events.ts";
import { listLeads } from "./lead-list.ts";
import { getLead, patchLead, patchLeads } from "./leads.ts";
import { deleteFiles, listFiles, putFiles } from "./links.ts";
import { listLossReasons } from "./loss-reasons.ts";
import { listNotes, postNotes } from "./notes.ts";
import { getPerson, listPeople } from "./people.ts";
import { getPipeline, listPipelines, listStages } from "./pipelines.ts";
import { createQuery } from "./query.ts";
import { listTasks } from "./task-list.ts";
import { patchTask, patchTasks, postTasks } from "./tasks.ts";
import { getUser, listUsers } from "./users.ts";
import { deleteWebhook, listWebhooks, postWebhook } from "./webhooks.ts";
import type { World } from "./world.ts";

type Route = Readonly<Record<string, Handler>>;

/** Paths below `/api/v4`, numbers written as `#`. There is no `/notes` and no `GET /tasks/{id}`. */
const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ["/account", { GET: getAccount }],
  ["/leads", { GET: listLeads, PATCH: patchLeads }],
  ["/leads/#", { GET: getLead, PATCH: patchLead }],
  ["/leads/#/files", { GET: listFiles, PUT: putFiles, DELETE: deleteFiles }],
  ["/leads/pipelines", { GET: listPipelines }],
  ["/leads/pipelines/#", { GET: getPipeline }],
  ["/leads/pipelines/#/statuses", { GET: listStages }],
  ["/leads/loss_reasons", { GET: listLossReasons }],
  ["/contacts", { GET: listPeople("contacts") }],
  ["/contacts/#", { GET: getPerson("contacts") }],
  ["/companies", { GET: listPeople("companies") }],
  ["/companies/#", { GET: getPerson("companies") }],
  ["/users", { GET: listUsers }],
  ["/users/#", { GET: getUser }],
  ["/tasks", { GET: listTasks, POST: postTasks, PATCH: patchTasks }],
  ["/tasks/#", { PATCH: patchTask }],
  ["/webhooks", { GET: listWebhooks, POST: postWebhook, DELETE: deleteWebhook }],
  ["/events", { GET: listEvents }],
  ...(["leads", "contacts", "companies"] as const).flatMap((entity): readonly [string, Route][] => [
    [`/${entity}/notes`, { POST: postNotes(entity) }],
    [`/${entity}/#/notes`, { GET: listNotes(entity) }],
    [`/${entity}/custom_fields`, { GET: listFields(entity), POST: postFields(entity) }],
    [`/${entity}/custom_fields/#`, { GET: getField(entity) }],
  ]),
]);

const API = "/api/v4";

/** Answers a call to the API; `path` is below the account's address. Throws Refusal. */
export const route = (
  place: { readonly world: World; readonly desk: Desk },
  actor: Actor,
  path: string,
  request: SimRequest,
): SimResponse => {
  const ids: number[] = [];
  const pattern = path.slice(API.length).replace(/\/(\d{1,15})(?=\/|$)/gu, (_all, digits: string) => {
    ids.push(Number(digits));
    return "/#";
  });
  const found = ROUTES.get(pattern);
  if (found === undefined || !path.startsWith(API)) return problem(404, "Page not found.");
  const handler = Object.hasOwn(found, request.method) ? found[request.method] : undefined;
  if (handler === undefined) return problem(405, "Method Not Allowed");
  return handler({ ...place, actor, request, path, ids, query: createQuery(request.query) });
};
