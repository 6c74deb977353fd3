import { cached } from "./cached.ts";
import type { Cached } from "./cached.ts";
import { readAccount } from "./account.ts";
import type { KommoAccount } from "./account.ts";
import { readDefinitions } from "./definitions.ts";
import type { FieldDefinition, FieldEntity } from "./definitions.ts";
import { noSuch, pick } from "./pick.ts";
import { readPipelines } from "./pipelines.ts";
import type { Pipeline } from "./pipelines.ts";
import type { StageRef } from "../../domain/contract.ts";
import type { Wire } from "./wire.ts";

/** What the account is made of, for resolving the names that playbooks use. */
export interface KommoMetadata {
  readonly pipelines: readonly Pipeline[];
  readonly fields: Readonly<Record<"deal" | "contact" | "company", readonly FieldDefinition[]>>;
}

/** Reads what changes rarely, keeps it for ten minutes, and looks again once when a name is not found. */
export interface Registry {
  account(): Promise<KommoAccount>;
  /** Zone of the account, for calendar dates. */
  zone(): Promise<string>;
  pipelines(): Promise<readonly Pipeline[]>;
  definitions(entity: FieldEntity): Promise<readonly FieldDefinition[]>;
  stage(pipeline: string, stage: string): Promise<StageRef>;
  dealField(name: string): Promise<FieldDefinition>;
  all(): Promise<KommoMetadata>;
}

export function createRegistry(call: Wire, now: () => Date, configuredZone: string | undefined): Registry {
  const account = cached(() => readAccount(call), now);
  const pipelines = cached(() => readPipelines(call), now);
  const fields: Record<FieldEntity, Cached<readonly FieldDefinition[]>> = {
    leads: cached(() => readDefinitions(call, "leads"), now),
    contacts: cached(() => readDefinitions(call, "contacts"), now),
    companies: cached(() => readDefinitions(call, "companies"), now),
  };

  return {
    account: account.get,
    zone: async () => (await account.get()).timezone ?? configuredZone ?? "UTC",
    pipelines: pipelines.get,
    definitions: (entity) => fields[entity].get(),
    async stage(pipeline, stage) {
      const known = findStage(await pipelines.get(), pipeline, stage);
      if (known !== undefined) return known;
      const all = await pipelines.fresh();
      return findStage(all, pipeline, stage) ?? explainStage(all, pipeline, stage);
    },
    async dealField(name) {
      const known = pick(await fields.leads.get(), name, "deal field");
      if (known !== undefined) return known;
      const all = await fields.leads.fresh();
      const found = pick(all, name, "deal field");
      if (found === undefined) throw noSuch(all, name, "deal field");
      return found;
    },
    async all() {
      const [deal, contact, company] = await Promise.all([
        fields.leads.get(),
        fields.contacts.get(),
        fields.companies.get(),
      ]);
      return { pipelines: await pipelines.get(), fields: { deal, contact, company } };
    },
  };
}

/** Archived pipelines are only meant when no living one has the name. */
function findPipeline(all: readonly Pipeline[], wanted: string): Pipeline | undefined {
  const living = all.filter((pipeline) => !pipeline.isArchived);
  return pick(living, wanted, "pipeline") ?? pick(all, wanted, "pipeline");
}

function findStage(all: readonly Pipeline[], pipeline: string, stage: string): StageRef | undefined {
  const found = findPipeline(all, pipeline);
  const where =
    found === undefined ? undefined : pick(found.stages, stage, `stage of pipeline "${found.name}"`);
  return found === undefined || where === undefined ? undefined : { pipelineId: found.id, stageId: where.id };
}

function explainStage(all: readonly Pipeline[], pipeline: string, stage: string): never {
  const found = findPipeline(all, pipeline);
  if (found === undefined) throw noSuch(all, pipeline, "pipeline");
  throw noSuch(found.stages, stage, `stage of pipeline "${found.name}"`);
}
