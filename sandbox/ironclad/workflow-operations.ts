import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { invalid, Refused } from "./answers.ts";
import { startJob } from "./start-job.ts";
import type { Actor } from "./authorise.ts";
import type { Design } from "./design.ts";
import { performLaunch, readLaunch } from "./launch-request.ts";
import { onlyQuery } from "./paging.ts";
import { launchSchema } from "./schema-view.ts";
import type { Workflow } from "./workflow.ts";
import { workflowView } from "./workflow-view.ts";
import type { World } from "./world.ts";

const LAUNCH_QUERY = ["useDefaultValues"];

const formOf = (query: URLSearchParams, isRequired: boolean): void => {
  onlyQuery(query, ["form"]);
  const form = query.get("form");
  if (form === null && isRequired) throw new Refused(400, "MISSING_PARAM", "form is required", "/?form");
  if (form !== null && form !== "launch")
    throw invalid(`invalid query value '${form}'; value must be one of [launch]`, "/?form");
};

/** `GET /workflow-schemas?form=launch`; the parameter is required. */
export const listSchemas = (world: World, query: URLSearchParams): SimResponse => {
  formOf(query, true);
  const list = [...world.designs.values()].map(launchSchema);
  return { status: 200, body: { list } };
};

/** `GET /workflow-schemas/{id}`; an unknown id is a 400 whose code says NOT_FOUND. */
export const showSchema = (world: World, query: URLSearchParams, id: string): SimResponse => {
  formOf(query, false);
  const design: Design | undefined = world.designs.get(id);
  if (design === undefined)
    throw new Refused(400, "NOT_FOUND", "workflow  template schema not found", "templateId");
  return { status: 200, body: { ...launchSchema(design), permissions: ["launch", "view"] } };
};

/** `POST /workflows`. */
export const launchSync = (world: World, request: SimRequest, actor: Actor): SimResponse => {
  onlyQuery(request.query, LAUNCH_QUERY);
  const workflow = performLaunch(world, readLaunch(world, request, actor));
  return { status: 200, body: workflowView(world, workflow) };
};

/** `POST /workflows/async`. */
export const launchAsync = (world: World, request: SimRequest, actor: Actor): SimResponse => {
  onlyQuery(request.query, LAUNCH_QUERY);
  const { id } = startJob(world, readLaunch(world, request, actor));
  const asyncJobStatusUrl = `${world.options.baseUrl()}/workflows/async/${id}`;
  return { status: 200, body: { asyncJobId: id, asyncJobStatusUrl } };
};

/** `GET /workflows/async/{id}`: in progress some times, then what came of it. */
export const showJob = (world: World, id: string): SimResponse => {
  const job = world.jobs.get(id);
  if (job === undefined) throw new Refused(404, "NOT_FOUND", "not found", "asyncJobId");
  const { payload: requestPayload, came } = job;
  job.asked += 1;
  if (job.asked <= world.moods.jobInProgressTimes)
    return { status: 200, body: { status: "in_progress", requestPayload } };
  if ("error" in came) return { status: 200, body: { status: "failed", requestPayload, error: came.error } };
  const workflow = world.library.get(came.workflowId);
  if (workflow === undefined) throw new Refused(404, "NOT_FOUND", "not found", "asyncJobId");
  const { origin } = new URL(world.options.baseUrl());
  const workflowUrls = {
    browserUrl: `${origin}/workflow/${workflow.id}`,
    apiUrl: `${world.options.baseUrl()}/workflows/${workflow.id}`,
  };
  return {
    status: 200,
    body: { status: "success", requestPayload, workflowUrls, workflow: workflowView(world, workflow) },
  };
};

/** `GET /workflows/{id}`; brings the signed copy a step nearer. */
export const showWorkflow = (world: World, query: URLSearchParams, workflow: Workflow): SimResponse => {
  onlyQuery(query, ["hydrateEntities"]);
  if (workflow.signed !== undefined) workflow.readsSinceSigned += 1;
  return { status: 200, body: workflowView(world, workflow) };
};
