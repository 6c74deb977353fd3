import type { Town, TownEntity, TownField, TownPipeline, TownStage, TownUser } from "../town/town.ts";

/** Won and lost have the same ids in every pipeline. */
export const CLOSED: ReadonlySet<number> = new Set([142, 143]);

/** What an account's administrator has set up, by every key that calls use. Only fields are added later. */
export interface Catalog {
  readonly users: ReadonlyMap<number, TownUser>;
  readonly pipelines: ReadonlyMap<number, TownPipeline>;
  /** Open stages only: a closing stage's id does not tell its pipeline. */
  readonly pipelineOfStage: ReadonlyMap<number, number>;
  stage(pipelineId: number, statusId: number): TownStage | undefined;
  readonly fields: Readonly<Record<TownEntity, FieldBook>>;
}

/** Field definitions of one entity. */
interface FieldBook {
  /** In the order of their lists. */
  readonly all: readonly TownField[];
  readonly byId: ReadonlyMap<number, TownField>;
  readonly byCode: ReadonlyMap<string, TownField>;
  readonly byName: ReadonlyMap<string, TownField>;
  add(field: TownField): void;
}

const fieldBook = (given: readonly TownField[]): FieldBook => {
  const all = [...given];
  const byId = new Map(all.map((field) => [field.id, field]));
  const byName = new Map(all.map((field) => [field.name, field]));
  return {
    all,
    byId,
    byCode: new Map(all.flatMap((field) => (field.code === null ? [] : [[field.code, field]]))),
    byName,
    add: (field) => {
      all.push(field);
      byId.set(field.id, field);
      byName.set(field.name, field);
    },
  };
};

/** Key of a stage in the world's maps: closing stages need their pipeline. */
export const stageKey = (pipelineId: number, statusId: number): string => `${pipelineId}:${statusId}`;

/** All that the town's settings hold, ready to look up. */
export const createCatalog = (town: Town): Catalog => {
  const stages = new Map(
    town.pipelines.flatMap((pipeline) =>
      pipeline.stages.map((stage) => [stageKey(pipeline.id, stage.id), stage] as const),
    ),
  );
  const open = town.pipelines.flatMap((pipeline) =>
    pipeline.stages.filter(({ id }) => !CLOSED.has(id)).map(({ id }) => [id, pipeline.id] as const),
  );
  return {
    users: new Map(town.users.map((user) => [user.id, user])),
    pipelines: new Map(town.pipelines.map((pipeline) => [pipeline.id, pipeline])),
    pipelineOfStage: new Map(open),
    stage: (pipelineId, statusId) => stages.get(stageKey(pipelineId, statusId)),
    fields: {
      leads: fieldBook(town.fields.leads),
      contacts: fieldBook(town.fields.contacts),
      companies: fieldBook(town.fields.companies),
    },
  };
};
