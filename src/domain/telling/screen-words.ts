import type { Say } from "../../texts/say.ts";
import { STATUSES } from "../contract.ts";
import type { Json, JsonObject } from "../json.ts";
import type { TrailEvent } from "../trail.ts";
import { onScreen } from "./on-screen.ts";
import { stepWords } from "./step-words.ts";
import { trailWords } from "./trail-words.ts";
import type { Told } from "./trail-words.ts";
import { wishWords } from "./wish-words.ts";

/** What the sentences need to know beside the entry. */
export interface ScreenWords {
  readonly say: Say;
  /** What people call the contract's vendor. */
  readonly vendor: string;
  /** What people call a connection, `kommo` too. */
  readonly nameOf: (connection: string) => string;
  /** What people call a playbook. */
  readonly playbookOf: (playbook: string) => string;
  /** `21 November 2026`, in the account's zone. */
  readonly day: (at: Date) => string;
}

type Words = (data: JsonObject, around: ScreenWords, actor: string) => string;

/** Events for which somebody without a terminal and without our words is told something else, or more. */
const SENTENCES: Readonly<Partial<Record<TrailEvent, Words>>> = {
  planned: (data, around) =>
    around.say("trail:screen.planned", {
      playbook: around.playbookOf(text(data["playbook"])),
      because: because(data, around),
    }),
  filled: (_, { say }) => say("trail:screen.filled"),
  created: (data, { say, vendor }) =>
    say(data["waits"] === true ? "trail:screen.createdWaits" : "trail:screen.created", { vendor }),
  found: (_, { say, vendor }) => say("trail:screen.found", { vendor }),
  updated: (_, { say, vendor }) => say("trail:screen.updated", { vendor }),
  sent: (data, around) =>
    around.say("trail:screen.sent", { people: people(data["to"], around), vendor: around.vendor }),
  status_read: (data, { say, vendor }) =>
    data["note"] === undefined
      ? say("trail:screen.called", { vendor, status: text(data["vendorStatus"]) })
      : say("trail:screen.says", { vendor, note: text(data["note"]) }),
  status_changed: statusChanged,
  move_refused: (data, { say, vendor }) =>
    say("trail:screen.moveRefused", { vendor, to: text(data["to"]), from: text(data["from"]) }),
  note_written: (data, around) =>
    around.say(`trail:screen.note.${variant(data)}`, { text: said(data, around) }),
  task_created: taskCreated,
  deal_moved: (data, { say }) => {
    const stage = text(data["stage"]) || say("trail:screen.stage", { id: text(data["stageId"]) });
    return say(data["found"] === true ? "trail:screen.movedFound" : "trail:screen.moved", { stage });
  },
  deal_left_alone: (data, around) => around.say("trail:screen.leftAlone", { because: because(data, around) }),
  field_written: (data, { say }) =>
    say("trail:screen.field", { field: text(data["field"]), value: text(data["value"]) }),
  archived: (data, around) => around.say("trail:screen.archived", { names: names(data["files"], around) }),
  attached: (data, { say }) => say("trail:screen.attached", { name: text(data["name"]) }),
  withdraw_asked: (_, { say }) => say("trail:screen.withdrawAsked"),
  withdrawn: (data, around) =>
    around.say("trail:screen.status.withdrawn", { because: because(data, around) }),
  reminded: (_, { say, vendor }) => say("trail:screen.reminded", { vendor }),
  extended: (data, { say, day }) => say("trail:screen.extended", { day: dayOf(data["until"], day) }),
  attempt_failed: failed,
  needs_attention: (data, { say }) => say("trail:screen.needsAttention", { detail: text(data["detail"]) }),
  waiting: (data, { say, nameOf }) =>
    say("trail:screen.waiting", {
      connection: nameOf(text(data["connection"])),
      detail: text(data["detail"]),
    }),
  resumed: (data, around) => around.say("trail:screen.resumed", { because: because(data, around) }),
  left_stage: (_, { say }) => say("trail:screen.leftStage"),
  called_off: (data, around) => around.say("trail:screen.calledOff", { because: because(data, around) }),
  looked,
  amount_changed: (data, { say }) =>
    say("trail:screen.amount", { from: text(data["from"]), to: text(data["to"]) }),
  asked: (data, around) =>
    around.say("trail:screen.asked", {
      wish: wishWords(text(data["what"]), around.say),
      because: because(data, around),
    }),
  linked: (data, { say, nameOf }) =>
    say("trail:screen.linked", { id: text(data["id"]), connection: nameOf(text(data["through"])) }),
};

/** One trail entry for people who look at the console: in their words, without commands and without ids of connections. */
export function screenWords(entry: Told, around: ScreenWords): string {
  const words = SENTENCES[entry.event];
  const { data = {}, actor } = entry;
  const told = words === undefined ? trailWords(entry, around.say) : words(data, around, actor);
  return onScreen(told.charAt(0).toUpperCase() + told.slice(1));
}

function statusChanged(data: JsonObject, around: ScreenWords): string {
  const status = text(data["to"]);
  const known = STATUSES.find((one) => one === status);
  return around.say(`trail:screen.status.${known === undefined || known === "planned" ? "other" : known}`, {
    status,
    because: because(data, around),
  });
}

function looked(data: JsonObject, { say, vendor }: ScreenWords): string {
  const [found, ignored] = [text(data["found"]), text(data["ignored"])];
  if (data["asked"] !== undefined)
    return say("trail:screen.ignored", { wish: wishWords(text(data["asked"]), say), reason: ignored });
  if (data["for"] === "the contract")
    return say(data["found"] === "not at the vendor" ? "trail:screen.lookMissing" : "trail:screen.lookBack", {
      vendor,
    });
  if (data["ignored"] !== undefined) return say("trail:screen.notDone", { reason: ignored });
  return say(data["for"] === "withdraw" ? "trail:screen.askedWithdrawn" : "trail:screen.askedThere", {
    vendor,
    found,
  });
}

function failed(data: JsonObject, { say, vendor, nameOf }: ScreenWords, actor: string): string {
  const step = text(data["step"]);
  const isPdf = data["next"] === "wait" && data["code"] === "unavailable" && step.endsWith("/archive");
  if (isPdf && step.startsWith("signed")) return say("trail:screen.waitsForPdf", { vendor });
  const where = actor === "countersign" ? vendor : nameOf(actor);
  const verdict = (["retry", "wait", "look"] as const).find((one) => one === data["next"]);
  const next =
    verdict === undefined ? "" : say(`trail:screen.next.${verdict}`, { attempt: text(data["attempt"]) });
  return say("trail:screen.failed", {
    step: stepWords(step, where, say),
    detail: sentence(text(data["detail"])),
    next,
  }).trimEnd();
}

/** It was there already; the deal stays where it is. */
function variant(data: JsonObject): "plain" | "found" | "left" | "foundLeft" {
  const isLeft = text(data["key"]).includes("/left-alone/");
  if (data["found"] === true) return isLeft ? "foundLeft" : "found";
  return isLeft ? "left" : "plain";
}

function said(data: JsonObject, { say }: ScreenWords): string {
  return data["text"] === undefined ? "" : say("trail:screen.text", { text: text(data["text"]) });
}

function taskCreated(data: JsonObject, around: ScreenWords): string {
  const { responsible } = data;
  const name = typeof responsible === "object" && responsible !== null ? field(responsible, "name") : "";
  const told = { name, text: said(data, around) };
  return name === ""
    ? around.say(`trail:screen.task.${variant(data)}`, told)
    : around.say(`trail:screen.taskFor.${variant(data)}`, told);
}

function people(value: Json | undefined, { say }: ScreenWords): string {
  const all = listOf(value).map((person) => {
    const [name, email] = [field(person, "name"), field(person, "email")];
    return name === "" ? email : say("trail:screen.person", { name, email });
  });
  return all.length === 0 ? say("trail:screen.itsSigners") : all.join(", ");
}

function names(value: Json | undefined, { say }: ScreenWords): string {
  const all = listOf(value).map((file) => field(file, "name"));
  return all.length === 0 ? say("trail:screen.documents") : all.join(", ");
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function field(value: Json, name: string): string {
  const found = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const [, told] = found.find(([key]) => key === name) ?? [];
  return typeof told === "string" ? told : "";
}

function dayOf(value: Json | undefined, day: ScreenWords["day"]): string {
  const at = new Date(text(value));
  return Number.isNaN(at.getTime()) ? text(value) : day(at);
}

function because(data: JsonObject, { say }: ScreenWords): string {
  const reason = data["reason"] ?? data["because"];
  return reason === undefined || reason === null ? "" : say("trail:screen.because", { reason: text(reason) });
}

function sentence(words: string): string {
  return words === "" || /[.!?…]$/u.test(words) ? words : `${words}.`;
}

function text(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
