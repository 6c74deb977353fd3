import type { SimResponse } from "../kit/kit.ts";
import type { TownPipeline, TownStage } from "../town/town.ts";
import { hal, problem } from "./answers.ts";
import { idOf } from "./call.ts";
import type { Call } from "./call.ts";
import { selfHref } from "./paging.ts";

const selfOf = (call: Call, path: string): unknown => ({
  self: { href: `${call.world.baseUrl()}/api/v4/${path}` },
});

const viewStage = (call: Call, pipeline: TownPipeline, stage: TownStage, at: number): unknown => ({
  id: stage.id,
  name: stage.name,
  sort: stage.id === 142 ? 10_000 : stage.id === 143 ? 11_000 : (at + 1) * 10,
  is_editable: stage.type === 0 && stage.id !== 142 && stage.id !== 143,
  pipeline_id: pipeline.id,
  color: stage.color,
  type: stage.type,
  account_id: call.world.accountId,
  _links: selfOf(call, `leads/pipelines/${pipeline.id}/statuses/${stage.id}`),
});

const stagesOf = (call: Call, pipeline: TownPipeline): readonly unknown[] =>
  pipeline.stages.map((stage, at) => viewStage(call, pipeline, stage, at));

const viewPipeline = (call: Call, pipeline: TownPipeline, at: number): unknown => ({
  id: pipeline.id,
  name: pipeline.name,
  sort: at + 1,
  is_main: pipeline.isMain,
  is_unsorted_on: true,
  is_archive: false,
  account_id: call.world.accountId,
  _links: selfOf(call, `leads/pipelines/${pipeline.id}`),
  _embedded: { statuses: stagesOf(call, pipeline) },
});

/** GET /api/v4/leads/pipelines: all at once. */
export const listPipelines = (call: Call): SimResponse => {
  const { pipelines } = call.world.town;
  return hal({
    _total_items: pipelines.length,
    _links: { self: { href: selfHref(call) } },
    _embedded: { pipelines: pipelines.map((pipeline, at) => viewPipeline(call, pipeline, at)) },
  });
};

const pipelineOf = (call: Call): TownPipeline | undefined => call.world.catalog.pipelines.get(idOf(call));

/** GET /api/v4/leads/pipelines/{id}: 404 when there is none. */
export const getPipeline = (call: Call): SimResponse => {
  const pipeline = pipelineOf(call);
  if (pipeline === undefined) return problem(404, "Pipeline not found");
  return hal(viewPipeline(call, pipeline, call.world.town.pipelines.indexOf(pipeline)));
};

/** GET /api/v4/leads/pipelines/{id}/statuses. */
export const listStages = (call: Call): SimResponse => {
  const pipeline = pipelineOf(call);
  if (pipeline === undefined) return problem(404, "Pipeline not found");
  return hal({
    _total_items: pipeline.stages.length,
    _links: { self: { href: selfHref(call) } },
    _embedded: { statuses: stagesOf(call, pipeline) },
  });
};
