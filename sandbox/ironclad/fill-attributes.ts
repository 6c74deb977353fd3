import { invalid, Refused } from "./answers.ts";
import { isEmpty, valueProblem } from "./attribute-values.ts";
import type { Design } from "./design.ts";

type Values = ReadonlyMap<string, unknown>;

const refuseUnknown = (design: Design, ids: readonly string[]): void => {
  const known = new Set(design.attributes.map(({ id }) => id));
  const strange = ids.filter((id) => !known.has(id));
  if (strange.length > 0)
    throw invalid(`non-existent attribute(s) specified: ${strange.join(", ")}`, "attributes");
};

/** The first attribute that must be filled and is not; `undefined` = none. */
const missingIn = (design: Design, values: Values): string | undefined =>
  design.attributes.find(({ id, required, requiredWhen }) => {
    const isRequired =
      required === "always" ||
      (requiredWhen !== undefined && values.get(requiredWhen.attribute) === requiredWhen.equals);
    return isRequired && isEmpty(values.get(id));
  })?.id;

const isSame = (left: Values, right: Values): boolean =>
  left.size === right.size &&
  [...left].every(([id, value]) => JSON.stringify(value) === JSON.stringify(right.get(id)));

const kept = (values: Values): Values => new Map([...values].filter(([, value]) => !isEmpty(value)));

/**
 * The launch form filled in. Throws Refused(400): MISSING_PARAM names the attribute that lacks, INVALID_PARAM the one
 * that does not fit. Defaults are taken only where `useDefaults` says so.
 */
export const fillLaunchForm = (
  design: Design,
  given: Readonly<Record<string, unknown>>,
  useDefaults: boolean,
): Values => {
  refuseUnknown(design, Object.keys(given));
  const values = new Map(Object.entries(given));
  for (const { id, default: preset } of design.attributes)
    if (useDefaults && preset !== undefined && !values.has(id)) values.set(id, preset);
  for (const attribute of design.attributes) {
    const problem = valueProblem(attribute, values.get(attribute.id));
    if (problem !== undefined)
      throw invalid(`invalid value for attribute ${attribute.id}: ${problem}`, attribute.id);
  }
  const missing = missingIn(design, values);
  if (missing !== undefined) throw new Refused(400, "MISSING_PARAM", "missing required attribute", missing);
  return kept(values);
};

/** One change of a live workflow. */
export interface Update {
  readonly action: "set" | "remove";
  readonly path: string;
  readonly value?: unknown;
}

const FAILED = "form validation failed, please check schema";

/**
 * The attributes after the changes. Throws Refused(400) with the vendor's own messages: unknown attributes, values that
 * do not fit, required ones removed, nothing changed.
 */
export const updateAttributes = (design: Design, current: Values, updates: readonly Update[]): Values => {
  refuseUnknown(
    design,
    updates.map(({ path }) => path),
  );
  const values = new Map(current);
  for (const { action, path, value } of updates) {
    const attribute = design.attributes.find(({ id }) => id === path);
    if (action === "remove") values.delete(path);
    else if (attribute === undefined || isEmpty(value) || valueProblem(attribute, value) !== undefined)
      throw invalid(FAILED, "attributes");
    else values.set(path, value);
  }
  if (missingIn(design, values) !== undefined) throw invalid(FAILED, "attributes");
  if (isSame(values, current))
    throw invalid(
      "No information changed. The updates provided did not introduce any new values",
      "attributes",
    );
  return values;
};
