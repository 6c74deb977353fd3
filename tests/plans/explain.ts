import type pg from "pg";
import type { RecordedStatement } from "./record-statements.ts";

/** One way in which a plan reads a table. */
export interface Access {
  readonly table: string;
  /** `Seq Scan`, or an index read from end to end. */
  readonly how: string;
}

/** What the planner says to a statement that reads a whole table. */
export interface WholeTable extends Access {
  readonly statement: string;
}

/**
 * Asks the planner about each statement with the values it had, and about prepared ones without any, and tells which of
 * them would read a whole one of these tables.
 */
export async function findWholeReads(
  pool: pg.Pool,
  statements: readonly RecordedStatement[],
  tables: ReadonlySet<string>,
): Promise<readonly WholeTable[]> {
  const { rows } = await pool.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const knowsGeneric = (rows[0]?.version ?? 0) >= 160_000;
  const found = new Map<string, WholeTable>();
  for (const statement of statements) {
    for (const plan of await plansOf(pool, statement, knowsGeneric)) {
      for (const access of accesses(plan))
        if (tables.has(access.table))
          found.set(`${access.table} ${access.how} ${statement.text}`, {
            ...access,
            statement: statement.text,
          });
    }
  }
  return [...found.values()];
}

async function plansOf(
  pool: pg.Pool,
  { text, values, isPrepared }: RecordedStatement,
  knowsGeneric: boolean,
): Promise<readonly unknown[]> {
  const plans: unknown[] = [];
  for (const given of values)
    plans.push(...(await explained(pool, { text: `explain (format json) ${text}`, values: [...given] })));
  if (isPrepared && knowsGeneric)
    plans.push(...(await explained(pool, { text: `explain (generic_plan, format json) ${text}` })));
  return plans;
}

async function explained(pool: pg.Pool, query: pg.QueryConfig<unknown[]>): Promise<readonly unknown[]> {
  const { rows } = await pool.query<{ "QUERY PLAN": unknown }>(query);
  const plan = rows[0]?.["QUERY PLAN"];
  return Array.isArray(plan) ? plan.map((one: unknown) => own(one, "Plan")) : [];
}

/** `within`: what it costs to get the first rows that somebody above asks for, and no more. */
function accesses(plan: unknown, within = Number.POSITIVE_INFINITY): readonly Access[] {
  const how = String(own(plan, "Node Type"));
  const children = own(plan, "Plans");
  const cost = Number(own(plan, "Total Cost"));
  const isAll = /Sort$|Aggregate|Hash$/u.test(how);
  const below = isAll ? Number.POSITIVE_INFINITY : how === "Limit" ? Math.min(within, cost) : within;
  const inner = Array.isArray(children) ? children.flatMap((child: unknown) => accesses(child, below)) : [];
  const table = own(plan, "Relation Name");
  if (typeof table !== "string") return inner;
  const isWholeIndex = /^Index (?:Only )?Scan$/u.test(how) && own(plan, "Index Cond") === undefined;
  const isWhole = how === "Seq Scan" || (isWholeIndex && !PARTIAL.has(String(own(plan, "Index Name"))));
  if (!isWhole || within < cost / 4) return inner;
  const index = isWholeIndex ? ` of ${String(own(plan, "Index Name"))}` : "";
  return [{ table, how: how + index }, ...inner];
}

/** Indexes that hold only the few rows they are for are there to be read from end to end. */
const PARTIAL = new Set(["contracts_failed", "contracts_waiting", "contracts_held", "deliveries_waiting"]);

function own(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
