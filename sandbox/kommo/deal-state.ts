import type { TownEntity } from "../town/town.ts";
import type { Lead, Values } from "./rows.ts";
import type { World } from "./world.ts";

/** Plain values by field name: one alone, several as a list. */
const plainFields = (world: World, entity: TownEntity, values: Values): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...values].map(([fieldId, list]) => [
      world.catalog.fields[entity].byId.get(fieldId)?.name ?? String(fieldId),
      list.length === 1 ? list[0]?.value : list.map(({ value }) => value),
    ]),
  );

const stageName = (world: World, pipelineId: number, statusId: number): string =>
  world.catalog.stage(pipelineId, statusId)?.name ?? "";

/** All that the account holds about one deal, in names and ids, for assertions. */
export const dealState = (world: World, lead: Lead): unknown => ({
  id: lead.id,
  name: lead.name,
  price: lead.price,
  pipelineId: lead.pipelineId,
  statusId: lead.statusId,
  pipeline: world.catalog.pipelines.get(lead.pipelineId)?.name ?? "",
  stage: stageName(world, lead.pipelineId, lead.statusId),
  isDeleted: lead.isDeleted,
  responsibleUserId: lead.responsibleUserId,
  companyId: lead.companyId,
  contacts: lead.contacts,
  fields: plainFields(world, "leads", lead.values),
  stageHistory: lead.stageHistory.map((entry) => ({
    ...entry,
    pipeline: world.catalog.pipelines.get(entry.pipelineId)?.name ?? "",
    stage: stageName(world, entry.pipelineId, entry.statusId),
  })),
  notes: (world.notes.get(`leads:${lead.id}`) ?? []).map((note) => ({
    id: note.id,
    type: note.noteType,
    text: note.params["text"],
    params: note.params,
    createdAt: note.createdAt,
    createdBy: note.createdBy,
  })),
  tasks: (world.tasksOf.get(`leads:${lead.id}`) ?? []).map((task) => ({
    id: task.id,
    text: task.text,
    completeTill: task.completeTill,
    responsibleUserId: task.responsibleUserId,
    isCompleted: task.isCompleted,
    createdAt: task.createdAt,
  })),
  files: [...(world.fileLinks.get(lead.id) ?? [])].map(([uuid]) => {
    const file = world.drive.get(uuid);
    return { uuid, name: file?.name, size: file?.bytes.length, contentType: file?.contentType };
  }),
});
