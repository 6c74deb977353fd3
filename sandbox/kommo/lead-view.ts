import { viewValues } from "./field-values.ts";
import type { Lead } from "./rows.ts";
import type { World } from "./world.ts";

const selfOf = (world: World, entity: string, id: number): unknown => ({
  self: { href: `${world.baseUrl()}/api/v4/${entity}/${id}` },
});

/** The earliest due time among the deal's open tasks. */
const closestTaskAt = (world: World, lead: Lead): number | null => {
  const open = (world.tasksOf.get(`leads:${lead.id}`) ?? []).filter((task) => !task.isCompleted);
  return open.length === 0 ? null : Math.min(...open.map((task) => task.completeTill));
};

const lossReason = (world: World, lead: Lead): unknown =>
  world.town.lossReasons
    .filter(({ id }) => id === lead.lossReasonId)
    .map(({ id, name }) => ({ id, name, sort: 0, created_at: lead.createdAt, updated_at: lead.createdAt }));

/** A deal as GET shows it. Companies and field values always come, contacts only with `with=contacts`. */
export const viewLead = (world: World, lead: Lead, extras: ReadonlySet<string>): unknown => ({
  id: lead.id,
  name: lead.name,
  price: lead.price,
  responsible_user_id: lead.responsibleUserId,
  group_id: 0,
  status_id: lead.statusId,
  pipeline_id: lead.pipelineId,
  loss_reason_id: lead.lossReasonId,
  created_by: lead.createdBy,
  updated_by: lead.updatedBy,
  created_at: lead.createdAt,
  updated_at: lead.updatedAt,
  closed_at: lead.closedAt,
  closest_task_at: closestTaskAt(world, lead),
  is_deleted: lead.isDeleted,
  custom_fields_values: viewValues(world, "leads", lead.values),
  score: null,
  account_id: world.accountId,
  labor_cost: null,
  is_price_computed: false,
  ...(extras.has("is_price_modified_by_robot") ? { is_price_modified_by_robot: false } : {}),
  ...(extras.has("source_id") ? { source_id: null } : {}),
  _links: selfOf(world, "leads", lead.id),
  _embedded: {
    tags: lead.tags.map((tag) => ({ id: tag.id, name: tag.name, color: null })),
    companies:
      lead.companyId === null
        ? []
        : [{ id: lead.companyId, _links: selfOf(world, "companies", lead.companyId) }],
    ...(extras.has("contacts")
      ? {
          contacts: lead.contacts.map(({ id, isMain }) => ({
            id,
            is_main: isMain,
            _links: selfOf(world, "contacts", id),
          })),
        }
      : {}),
    ...(extras.has("loss_reason") ? { loss_reason: lossReason(world, lead) } : {}),
    ...(extras.has("catalog_elements") ? { catalog_elements: [] } : {}),
  },
});
