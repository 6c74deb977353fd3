import { CountersignError } from "../../domain/errors.ts";
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
  /** Names of the custom fields, for better sentences about those that are missing: none where they cannot be read. */
  fieldNames(entity: FieldEntity): Promise<readonly string[]>;
  stage(pipeline: string, stage: string): Promise<StageRef>;
  dealField(name: string): Promise<FieldDefinition>;
  all(): Promise<KommoMetadata>;
  /** A field was made: the lists are read anew. */
  forgetFields(): void;
}

export function createRegistry(call: Wire, now: () => Date, configuredZone: string | undefined): Registry {
  const account = cached(() => readAccount(call), now);
  const pipelines = cached(() => readPipelines(call), now);
  const fields: Record<FieldEntity, Cached<readonly FieldDefinition[]>> = {
    leads: cached(() => readDefinitions(call, "leads"), now),
    contacts: cached(() => readDefinitions(call, "contacts"), now),
    companies: cached(() => readDefinitions(call, "companies"), now),
  };
  const names: Record<FieldEntity, Cached<readonly string[]>> = {
    leads: cached(() => namesOf(fields.leads), now, NAMES_KEPT_MS),
    contacts: cached(() => namesOf(fields.contacts), now, NAMES_KEPT_MS),
    companies: cached(() => namesOf(fields.companies), now, NAMES_KEPT_MS),
  };

  return {
    account: account.get,
    zone: async () => (await account.get()).timezone ?? configuredZone ?? "UTC",
    pipelines: pipelines.get,
    fieldNames: (entity) => names[entity].get(),
    async stage(pipeline, stage) {
      const known = findStage(await pipelines.get(), pipeline, stage);
      if (known !== undefined) return known;
      const all = await pipelines.fresh();
      return findStage(all, pipeline, stage) ?? explainStage(all, pipeline, stage);
    },
    dealField: (name) => findField(fields.leads, name),
    async all() {
      const [deal, contact, company] = await Promise.all([
        fields.leads.get(),
        fields.contacts.get(),
        fields.companies.get(),
      ]);
      return { pipelines: await pipelines.get(), fields: { deal, contact, company } };
    },
    forgetFields() {
      fields.leads.forget();
      names.leads.forget();
    },
  };
}

/** Where the token may not list the fields, one that is named by its id is still written, as text. */
async function findField(fields: Cached<readonly FieldDefinition[]>, name: string): Promise<FieldDefinition> {
  try {
    const known = pick(await fields.get(), name, "deal field");
    if (known !== undefined) return known;
    const all = await fields.fresh();
    const found = pick(all, name, "deal field");
    if (found !== undefined) return found;
    throw noSuch(all, name, "deal field");
  } catch (error) {
    const isRefused =
      error instanceof CountersignError && (error.code === "forbidden" || error.code === "not_found");
    if (isRefused && /^\d{1,20}$/.test(name)) return { id: name, name, type: "text", options: [] };
    throw error;
  }
}

/** A refusal to tell them is not asked for again with every deal. */
const NAMES_KEPT_MS = 60_000;

async function namesOf(fields: Cached<readonly FieldDefinition[]>): Promise<readonly string[]> {
  try {
    return (await fields.get()).map((field) => field.name);
  } catch (error) {
    if (error instanceof CountersignError) return [];
    throw error;
  }
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
