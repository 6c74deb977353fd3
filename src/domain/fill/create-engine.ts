import { Liquid, filters } from "liquidjs";
import { isCalendarDate } from "./calendar-date.ts";
import { dateStyleOf, formattedMoney, formattedNumber, styledDate } from "./format-value.ts";

/** Where and when an engine renders. Without a clock only parsing is meaningful. */
export interface EngineSettings {
  readonly timezone: string;
  readonly locale: string;
  readonly now: Date;
}

/** A text longer than this is refused. */
const PARSE_LIMIT = 50_000;
/** Beyond these a text is taken for a loop bomb. */
const RENDER_LIMIT_MS = 200;
const MEMORY_LIMIT = 500_000;

/** Tags that read other templates: there are none. */
const TAGS_WITH_FILES = ["include", "render", "layout", "block"];
/** Filters with a clock, a dice or a zone of their own: the same deal must always give the same text. */
const IMPURE_FILTERS = [
  "sample",
  "date_to_xmlschema",
  "date_to_rfc822",
  "date_to_string",
  "date_to_long_string",
];

/** A Liquid engine of its own: no files, no prototypes, limits on. Cheap enough (30 µs) to make one per scope. */
export function createEngine(settings: EngineSettings): Liquid {
  const { timezone, locale } = settings;
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    templates: {},
    parseLimit: PARSE_LIMIT,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
    timezoneOffset: timezone,
    locale,
    dateFormat: "%Y-%m-%d",
  });
  for (const tag of TAGS_WITH_FILES) Reflect.deleteProperty(engine.tags, tag);
  for (const filter of IMPURE_FILTERS) engine.unregisterFilter(filter);
  registerDate(engine, settings);
  engine.registerFilter("number", (value: unknown, digits: unknown) =>
    formattedNumber(value, digits, locale),
  );
  engine.registerFilter("money", (value: unknown, currency: unknown) =>
    formattedMoney(value, currency, locale),
  );
  return engine;
}

function registerDate(engine: Liquid, { timezone, locale, now }: EngineSettings): void {
  const builtIn = filters["date"];
  if (typeof builtIn !== "function") throw new Error("liquidjs lost its date filter");
  engine.registerFilter("date", function date(value: unknown, format: unknown, zone: unknown): unknown {
    // The built-in filter would ask the machine's clock for these two words.
    const moment = value === "now" || value === "today" ? now : value;
    // A calendar date belongs to no zone: shifted into one west of Greenwich it would become the day before.
    const asked = typeof zone === "string" ? zone : timezone;
    const ownZone = isCalendarDate(moment) ? "UTC" : asked;
    const style = dateStyleOf(format);
    if (style === undefined) return builtIn.call(this, moment, format, ownZone);
    if (typeof moment !== "string" && !(moment instanceof Date)) return moment;
    return styledDate(new Date(moment), style, locale, ownZone) ?? moment;
  });
}
