import type { ProviderView } from "../../api/connections/provider-view.ts";
import { SettingsSchema } from "../../api/connections/provider-view.ts";
import { isGroup, plainData } from "../../config/plain-data.ts";
import type { Json, JsonObject } from "../../domain/json.ts";
import { isSayKey } from "../../texts/is-say-key.ts";
import type { Say } from "../../texts/say.ts";
import { providerViews } from "./provider-views.ts";

type DialectView = ProviderView["dialects"][number];

const known = new WeakMap<Say, readonly ProviderView[]>();

/** What is written at a setting for people. */
const WRITTEN: ReadonlySet<string> = new Set(["title", "description"]);

/** What can be connected, in the words of one language; each language's is made once. */
export function providersIn(say: Say): readonly ProviderView[] {
  const views = known.get(say) ?? providerViews().map((view) => inWords(view, say));
  known.set(say, views);
  return views;
}

/** A provider as its form speaks of it in somebody's language, with the steps that set it up. */
function inWords(view: ProviderView, say: Say): ProviderView {
  const dialects = view.dialects.map((dialect) => dialectInWords(`connections:${view.id}`, dialect, say));
  return { ...view, dialects, steps: stepsOf(view.id, titlesOf({ ...view, dialects }), say) };
}

/** What the form calls each setting. */
export function titlesOf({ dialects }: Pick<ProviderView, "dialects">): ReadonlyMap<string, string> {
  return new Map(
    dialects.flatMap(({ settings }) =>
      Object.entries(settings.properties).map(([name, { title }]) => [name, title] as const),
    ),
  );
}

/** Everything in it that a translator translates, by its place. */
export function textsOf({ dialects }: ProviderView): JsonObject {
  return Object.fromEntries(
    dialects.map(({ name, settings, options, lacks }) => [
      name,
      {
        settings: written(plainData(settings.properties) ?? {}),
        options: written(plainData(options.properties) ?? {}),
        lacks,
      },
    ]),
  );
}

function dialectInWords(home: string, dialect: DialectView, say: Say): DialectView {
  const { name, settings, options, lacks } = dialect;
  const said = (place: string, text: string): string => {
    const key = `${home}.${name}.${place}`;
    return isSayKey(key) ? say(key) : text;
  };
  const schema = (kind: "settings" | "options", own: SettingsSchema): SettingsSchema =>
    SettingsSchema.parse({ ...own, properties: rewritten(plainData(own.properties) ?? {}, kind, said) });
  return {
    ...dialect,
    settings: schema("settings", settings),
    options: schema("options", options),
    lacks: Object.fromEntries(
      Object.entries(lacks).map(([part, text]) => [part, said(`lacks.${part}`, text)]),
    ),
  };
}

/** A step calls settings as the form does. */
function stepsOf(id: string, titles: ReadonlyMap<string, string>, say: Say): string[] {
  const steps: string[] = [];
  for (let number = 1; ; number++) {
    const key = `connections:${id}.steps.${number}`;
    if (!isSayKey(key)) return steps;
    steps.push(
      say(key).replaceAll(/`([A-Za-z]+)`/gu, (code, name: string) => {
        const title = titles.get(name);
        return title === undefined ? code : `**${title}**`;
      }),
    );
  }
}

/** Titles and descriptions alone, as deep as they stand; a list's by their place in it. */
function written(schema: JsonObject | readonly Json[]): JsonObject {
  return Object.fromEntries(
    Object.entries<Json>(schema).flatMap(([key, value]): readonly (readonly [string, Json])[] => {
      if (typeof value === "string") return WRITTEN.has(key) ? [[key, value]] : [];
      const own = typeof value === "object" && value !== null ? written(value) : {};
      return Object.keys(own).length === 0 ? [] : [[key, own]];
    }),
  );
}

type Saying = (place: string, text: string) => string;

function rewritten(schema: JsonObject, place: string, said: Saying): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const isWritten = typeof value === "string" && WRITTEN.has(key);
      return [key, isWritten ? said(`${place}.${key}`, value) : within(value, `${place}.${key}`, said)];
    }),
  );
}

function within(value: Json, place: string, said: Saying): Json {
  if (Array.isArray(value)) return value.map((item: Json, index) => within(item, `${place}.${index}`, said));
  return isGroup(value) ? rewritten(value, place, said) : value;
}
