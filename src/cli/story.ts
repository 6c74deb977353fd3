import type { Json, JsonObject } from "../domain/json.ts";
import type { TrailEvent } from "../domain/trail.ts";
import type { ToldEntry } from "../store/store.ts";
import type { Color } from "./paint.ts";
import { plain } from "./paint.ts";
import { archivedPdf, failedTry, peopleOf, signerScene, statusScene, textOf } from "./story-words.ts";
import { trailSentence } from "./trail-sentence.ts";

/** One line of a contract's story. */
export interface StoryLine {
  readonly at: Date;
  readonly text: string;
  readonly color?: Color;
}

/** What a task says and whose it is, where somebody can tell. */
export interface TaskWords {
  readonly text: string;
  readonly who: string;
}

/** What becomes one line: what happened, then what followed from it. */
interface Scene {
  readonly at: Date;
  readonly heads: string[];
  color?: Color;
  /** The next thing said belongs into the same line. */
  goesOn: boolean;
  archived?: string;
  attached: boolean;
  /** What became of the deal. */
  readonly deal: string[];
  notes: number;
  readonly tasks: string[];
}

interface Page {
  readonly scenes: Scene[];
  readonly tasks: ReadonlyMap<string, TaskWords>;
}

type Reader = (page: Page, entry: ToldEntry, data: JsonObject) => void;

const quiet: Reader = () => undefined;

/** As the trail itself says it. */
const asIs =
  (color?: Color): Reader =>
  (page, entry) =>
    open(page, entry, trailSentence(entry), color);

/** How each event of the trail goes into the story: most technical ones do not. */
const READERS: Readonly<Record<TrailEvent, Reader>> = {
  planned(page, entry, data) {
    const won = entry.trigger.stageId === KOMMO_WON ? "won" : "entered the stage";
    open(page, entry, data["because"] === undefined ? won : `once more: ${textOf(data["because"])}`).goesOn =
      true;
  },
  filled: quiet,
  created(page, entry, data) {
    if (data["waits"] === true) say(page, entry, "a draft waits for a person to send it", "cyan", false);
  },
  found: (page, entry) => say(page, entry, "looked, it was there: not created twice"),
  updated: asIs(),
  sent(page, entry, data) {
    say(page, entry, `contract sent to ${peopleOf(data["to"])} via ${entry.connection}`, "cyan", false);
  },
  status_read(page, entry, data) {
    if (data["note"] !== undefined && data["status"] === "sent")
      open(page, entry, trailSentence(entry), "yellow");
  },
  status_changed(page, entry, data) {
    const { text, color, joins } = statusScene(data);
    const before = page.scenes.at(-1);
    if (text === undefined || (joins !== undefined && before?.heads.at(-1)?.startsWith(joins))) return;
    if (data["to"] === "sent") say(page, entry, text, color, false);
    else open(page, entry, text, color);
  },
  signer_changed(page, entry, data) {
    const { text, color } = signerScene(data);
    if (text !== undefined) open(page, entry, text, color);
  },
  move_refused: asIs("red"),
  note_written(page, entry, data) {
    if (data["found"] === true) say(page, entry, "looked, the note was there: not written twice");
    else if (isWorthTelling(data["key"])) scene(page, entry).notes += 1;
  },
  task_created(page, entry, data) {
    if (isWorthTelling(data["key"])) scene(page, entry).tasks.push(taskText(page.tasks.get(entry.id)));
  },
  deal_moved(page, entry, data) {
    const stage = textOf(data["stage"]) || `stage ${textOf(data["stageId"])}`;
    scene(page, entry).deal.push(`deal ${data["found"] === true ? "is already in" : "moved to"} ${stage}`);
  },
  deal_left_alone: (page, entry) => void scene(page, entry).deal.push("deal left where it is"),
  field_written: quiet,
  archived(page, entry, data) {
    const file = archivedPdf(data);
    if (file !== undefined) Object.assign(open(page, entry), { color: "green", archived: file });
  },
  attached: (page, entry) => void (scene(page, entry).attached = true),
  withdraw_asked: quiet,
  asked: quiet,
  linked: asIs("cyan"),
  withdrawn(page, entry, data) {
    const why =
      data["because"] === "expired"
        ? "not signed in time → withdrawn"
        : `withdrawn: ${textOf(data["reason"])}`;
    open(page, entry, why, "yellow");
  },
  extended: asIs(),
  reminded: asIs(),
  attempt_failed(page, entry, data) {
    const text = failedTry(entry.actor, data);
    if (text !== undefined) say(page, entry, text, "yellow");
  },
  needs_attention(page, entry, data) {
    say(page, entry, `needs attention: ${textOf(data["detail"])}`, "red", false);
  },
  waiting: asIs("yellow"),
  resumed(page, entry) {
    open(page, entry, `resumed by ${entry.actor.replace(/^person:/, "")}`).goesOn = true;
  },
  left_stage: quiet,
  called_off: (page, entry, data) => void open(page, entry, `called off: ${textOf(data["reason"])}`, "dim"),
  looked(page, entry, data) {
    if (data["for"] !== undefined) say(page, entry, `looked: ${textOf(data["found"])}`);
    else if (data["ignored"] !== undefined) open(page, entry, trailSentence(entry));
  },
  amount_changed: asIs(),
};

/** Kommo's closing stage "won" has this id in every account and pipeline. */
const KOMMO_WON = "142";

/**
 * What happened to one contract lately, as a person would tell it: few lines, each safe for a terminal. `tasks` gives the
 * words of tasks by the id of their entry, where they are known.
 */
export function storyOf(
  entries: readonly ToldEntry[],
  tasks: ReadonlyMap<string, TaskWords> = new Map(),
): readonly StoryLine[] {
  const page: Page = { scenes: [], tasks };
  for (const entry of entries) {
    const reader = Object.hasOwn(READERS, entry.event) ? READERS[entry.event] : asIs();
    reader(page, entry, entry.data ?? {});
  }
  return page.scenes.flatMap((each) => {
    const text = plain(composed(each));
    return text === ""
      ? []
      : [{ at: each.at, text, ...(each.color === undefined ? {} : { color: each.color }) }];
  });
}

function open(page: Page, { at }: ToldEntry, head?: string, color?: Color): Scene {
  const made: Scene = {
    at,
    heads: head === undefined ? [] : [head],
    goesOn: false,
    attached: false,
    deal: [],
    notes: 0,
    tasks: [],
    ...(color === undefined ? {} : { color }),
  };
  page.scenes.push(made);
  return made;
}

/** The line that is being told, or a new one. */
function scene(page: Page, entry: ToldEntry): Scene {
  return page.scenes.at(-1) ?? open(page, entry);
}

function say(page: Page, entry: ToldEntry, text: string, color?: Color, goesOn = true): void {
  const last = page.scenes.at(-1);
  const told = last?.goesOn === true ? last : open(page, entry);
  told.heads.push(text);
  told.goesOn = goesOn;
  if (color !== undefined) told.color = color;
}

/** That a note says "sent" or "signed" goes without saying. */
function isWorthTelling(key: Json | undefined): boolean {
  const text = textOf(key);
  return text.includes("left-alone") || !/^(?:sent|signed|viewed|signerSigned)\b/.test(text);
}

const QUOTED = 60;

function taskText(words: TaskWords | undefined): string {
  if (words === undefined) return "task";
  return words.text.length > QUOTED ? `task for ${words.who}` : `task “${words.text}” for ${words.who}`;
}

function composed({ heads, archived, attached, deal, notes, tasks }: Scene): string {
  const followUps = [...(notes > 0 ? ["note"] : []), ...tasks].join(" + ");
  const told = [...heads, ...(followUps === "" ? [] : [followUps])].join(" → ");
  const file =
    archived === undefined
      ? attached
        ? "PDF attached"
        : ""
      : `${archived}${attached ? " and attached" : ""}`;
  return [told, file, ...deal].filter((part) => part !== "").join("; ");
}
