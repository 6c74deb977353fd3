import { z } from "zod";
import { painter, plain } from "./paint.ts";

const Line = z.looseObject({ level: z.string(), msg: z.string().default("") });
/** Fields that every line has, or that say nothing to a person. */
const KNOWN = new Set(["level", "msg", "time", "pid", "hostname", "stack"]);
const LONGEST = 160;

/**
 * A JSON line of the service's log as a person reads it: `12:04:07  ! the clock met trouble (sweep: …)`. Good news are
 * left out, `undefined`: the story tells them.
 */
export function readableLog(line: string, at: Date, color: boolean): string | undefined {
  const read = Line.safeParse(parsed(line));
  if (!read.success) return plain(line);
  const { level, msg } = read.data;
  if (level === "debug" || level === "trace") return undefined;
  const more = Object.entries(read.data).flatMap(([name, value]) =>
    KNOWN.has(name) ? [] : [`${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`],
  );
  const paint = painter(color);
  const isTrouble = level !== "info";
  const detail = more.length === 0 ? "" : ` (${more.join(", ").slice(0, LONGEST)})`;
  const text = plain(`${msg}${detail}`);
  const shown = isTrouble ? paint(level === "warn" ? "yellow" : "red", `! ${text}`) : paint("dim", text);
  return `${paint("dim", at.toTimeString().slice(0, 8))}  ${shown}`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
