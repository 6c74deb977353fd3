import type { SimResponse } from "../kit/kit.ts";
import { invalid } from "./answers.ts";
import { attributesIn, matchesFilter, readFilter } from "./filter.ts";
import type { Formula } from "./filter.ts";
import { onlyQuery, readPaging } from "./paging.ts";
import type { Status, Workflow } from "./workflow.ts";
import { workflowView } from "./workflow-view.ts";
import type { World } from "./world.ts";

const STATUSES: readonly Status[] = ["active", "paused", "completed", "cancelled"];
const KNOWN = ["page", "pageSize", "hydrateEntities", "status", "template", "lastUpdated", "filter"];

const statusesOf = (query: URLSearchParams): readonly string[] => {
  const asked = (query.get("status") ?? "active").split(",");
  const strange = asked.find((one) => !STATUSES.some((status) => status === one));
  if (strange !== undefined) throw invalid(`invalid query value '${strange}'`, "status");
  return asked;
};

const sinceOf = (query: URLSearchParams): number => {
  const text = query.get("lastUpdated");
  if (text === null) return 0;
  const isUtc = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z)?$/u.test(text);
  const since = isUtc ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(since)) throw invalid("lastUpdated must be a UTC date", "lastUpdated");
  return since;
};

const filterOf = (world: World, query: URLSearchParams): Formula | undefined => {
  const text = query.get("filter");
  if (text === null) return undefined;
  const formula = readFilter(text);
  const known = new Set(
    [...world.designs.values()].flatMap(({ attributes }) => attributes.map(({ id }) => id)),
  );
  const strange = attributesIn(formula).find((id) => !known.has(id));
  if (strange !== undefined) throw invalid(`unknown attribute ${strange}`, "filter");
  return formula;
};

const candidatesOf = ({ library }: World, formula: Formula | undefined): Iterable<Workflow> => {
  const isExact = formula !== undefined && formula.name === "Equals";
  return (isExact ? library.equal(formula.attribute, formula.value) : undefined) ?? library.all();
};

/** `GET /workflows`, newest first; only active ones unless `status` says otherwise. Throws Refused(400). */
export const listWorkflows = (world: World, query: URLSearchParams): SimResponse => {
  onlyQuery(query, KNOWN);
  const { page, pageSize } = readPaging(query);
  const statuses = statusesOf(query);
  const since = sinceOf(query);
  const template = query.get("template");
  const formula = filterOf(world, query);
  const shownUntil = world.options.now().getTime() - world.moods.listLagMs;
  const found = [...candidatesOf(world, formula)].filter(
    (workflow) =>
      !workflow.isHidden &&
      statuses.includes(workflow.status) &&
      workflow.updatedMs >= since &&
      (world.moods.listLagMs === 0 || workflow.createdMs <= shownUntil) &&
      (template === null || workflow.design.id === template) &&
      (formula === undefined || matchesFilter(formula, workflow)),
  );
  found.reverse();
  const list = found.slice(page * pageSize, (page + 1) * pageSize);
  return {
    status: 200,
    body: {
      page,
      pageSize,
      count: found.length,
      list: list.map((workflow) => workflowView(world, workflow)),
    },
  };
};
