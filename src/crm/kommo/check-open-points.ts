import type { Finding } from "../../providers/provider.ts";
import { at, instantAt, listAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

/** What Kommo's documentation leaves open and reading alone can settle (kommo.md, "What is unconfirmed"). */
export async function checkLimits(call: Wire): Promise<readonly Finding[]> {
  return [...(await checkEvents(call)), ...(await checkEmptyFields(call)), ...(await checkSearch(call))];
}

/** Nobody's words: whoever answers with deals has not looked for them. */
const NOBODYS_WORDS = "countersign-7f3b9a1c5e";

/** An older page of Kommo's announces the end of `query`; the present one documents it. */
async function checkSearch(call: Wire): Promise<readonly Finding[]> {
  const leads = await read(call, `/api/v4/leads?limit=1&query=${NOBODYS_WORDS}`, "leads");
  if (leads.length === 0) return [{ level: "ok", text: "Deals can be searched by words." }];
  const help = "Deals are still found by their number.";
  return [{ level: "note", text: "Kommo does not heed the words that deals are searched by.", help }];
}

async function checkEvents(call: Wire): Promise<readonly Finding[]> {
  const entries = await read(call, "/api/v4/events?limit=100&filter[type]=lead_status_changed", "events");
  const times = entries.flatMap((entry) => instantAt(entry, "created_at")?.getTime() ?? []);
  const isDescending = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
  const isAscending = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? time));
  const order = isDescending ? "newest first" : isAscending ? "oldest first" : "in no order";
  const oldest =
    times.length === 0
      ? ""
      : `, the oldest of them of ${new Date(Math.min(...times)).toISOString().slice(0, 10)}`;
  const text = `The event log can be read: ${times.length} stage changes on its first page${oldest}, ${order}.`;
  return [{ level: "ok", text }];
}

async function checkEmptyFields(call: Wire): Promise<readonly Finding[]> {
  const leads = await read(call, "/api/v4/leads?limit=50&order[updated_at]=desc", "leads");
  const forms = new Set(
    leads
      .map((lead) => at(lead, "custom_fields_values"))
      .filter((value) => isEmpty(value))
      .map((value) => JSON.stringify(value)),
  );
  if (forms.size === 0) return [];
  return [
    {
      level: "ok",
      text: `Deals without field values come with ${[...forms].join(" and ")}; both are understood.`,
    },
  ];
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

async function read(call: Wire, to: string, embedded: string): Promise<readonly unknown[]> {
  const request: WireCall = { method: "GET", to, operation: `check.${embedded}`, safe: true };
  return listAt(readAnswer(await call(request), request), "_embedded", embedded);
}
