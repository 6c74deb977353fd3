import { createEngine } from "./create-engine.ts";
import { faultOf } from "./text-fault.ts";
import type { TextFault } from "./text-fault.ts";
import type { Path } from "./path.ts";

/** What a text says before it meets a deal: the paths it names, or why it cannot be read. */
export type TextReading = { readonly paths: readonly Path[] } | { readonly fault: TextFault };

/** Playbooks hold some dozens of texts; a thousand covers an agency, and rubbish cannot pile up. */
const CACHE_SIZE = 1_000;
const readings = new Map<string, TextReading>();
const engine = createEngine({ timezone: "UTC", locale: "en", now: new Date(0) });

/** Parses a Liquid text and lists the outside values that it names. Remembered, since texts rarely change. */
export function readText(text: string): TextReading {
  const known = readings.get(text);
  if (known) return known;
  const reading = analyse(text);
  if (readings.size >= CACHE_SIZE) readings.clear();
  readings.set(text, reading);
  return reading;
}

function analyse(text: string): TextReading {
  if (!text.includes("{")) return { paths: [] };
  try {
    const segments = engine.globalVariableSegmentsSync(engine.parse(text), { partials: false });
    return { paths: segments.flatMap((segment) => pathsIn(segment)) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** `deal.fields[contact.name]` names two values. */
function pathsIn(segments: readonly unknown[]): readonly Path[] {
  const inner = segments.flatMap((segment) => (Array.isArray(segment) ? pathsIn(segment) : []));
  const path = segments.map((segment) =>
    typeof segment === "string" || typeof segment === "number" ? String(segment) : undefined,
  );
  return [path, ...inner];
}
