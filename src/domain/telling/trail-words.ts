import type { Say, SayKey, Values } from "../../texts/say.ts";
import type { Json, JsonObject } from "../json.ts";
import type { TrailEvent } from "../trail.ts";
import { wishWords } from "./wish-words.ts";

type Words = (data: JsonObject, actor: string, say: Say) => string;

/** What each event of the trail says, in few words; one exhaustive table. */
const SENTENCES: Readonly<Record<TrailEvent, Words>> = {
  planned: (data, _, say) =>
    say("trail:terminal.planned", { by: byPlaybook(data, say), because: because(data, say) }),
  filled: (_, _actor, say) => say("trail:terminal.filled"),
  created: (data, actor, say) =>
    say(data["waits"] === true ? "trail:terminal.createdWaits" : "trail:terminal.created", {
      actor,
      id: id(data, say),
    }),
  found: (data, actor, say) => say("trail:terminal.found", { actor, id: id(data, say) }),
  updated: (_, actor, say) => say("trail:terminal.updated", { actor }),
  sent: (data, _, say) =>
    say("trail:terminal.sent", { people: people(data["to"], say), through: through(data, say) }),
  status_read: (data, actor, say) =>
    say("trail:terminal.status", { actor, status: text(data["note"] ?? data["vendorStatus"], say) }),
  status_changed: (data, _, say) => say("trail:terminal.statusChanged", filled(data, say, "to", "from")),
  signer_changed: (data, _, say) =>
    say("trail:terminal.signer", {
      name: text(data["name"], say),
      did: signerWords(data["status"], say),
      because: because(data, say),
    }),
  move_refused: (data, _, say) => say("trail:terminal.moveRefused", filled(data, say, "to", "from")),
  note_written: (data, _, say) => say("trail:terminal.note", { outcome: outcomeWords(data, say) }),
  task_created: (data, _, say) => say("trail:terminal.task", { outcome: outcomeWords(data, say) }),
  deal_moved: (data, _, say) => {
    // `nothing` stands where the stage has no name
    const stage = text(data["stage"], say);
    return say(data["found"] === true ? "trail:terminal.movedFound" : "trail:terminal.moved", { stage });
  },
  deal_left_alone: (data, _, say) => say("trail:terminal.leftAlone", { because: because(data, say) }),
  field_written: (data, _, say) =>
    say(
      data["found"] === true ? "trail:terminal.fieldFound" : "trail:terminal.field",
      filled(data, say, "field", "value"),
    ),
  archived: (_, _actor, say) => say("trail:terminal.archived"),
  attached: (data, _, say) => say("trail:terminal.attached", filled(data, say, "name")),
  withdraw_asked: (_, _actor, say) => say("trail:terminal.withdrawAsked"),
  withdrawn: (data, _, say) => say("trail:terminal.withdrawn", { because: because(data, say) }),
  reminded: (_, actor, say) => say("trail:terminal.reminded", { actor }),
  extended: (data, actor, say) =>
    say("trail:terminal.extended", { until: text(data["until"], say).slice(0, 10), actor }),
  attempt_failed: (data, _, say) =>
    isWaitingForPdf(data, say) ? say("trail:terminal.waitsForPdf") : failed(data, say),
  needs_attention: (data, _, say) =>
    say("trail:terminal.needsAttention", filled(data, say, "step", "detail")),
  waiting: (data, _, say) => say("trail:terminal.waiting", filled(data, say, "connection", "detail")),
  resumed: (data, actor, say) => say("trail:terminal.resumed", { actor, because: because(data, say) }),
  left_stage: (_, _actor, say) => say("trail:terminal.leftStage"),
  called_off: (data, _, say) => say("trail:terminal.calledOff", { because: because(data, say) }),
  looked: (data, actor, say) =>
    data["asked"] === undefined
      ? looked(data, say)
      : say("trail:terminal.ignored", {
          actor,
          wish: commandOf(data["asked"], say),
          reason: text(data["ignored"], say),
        }),
  amount_changed: (data, _, say) => say("trail:terminal.amount", filled(data, say, "from", "to")),
  asked: (data, actor, say) =>
    say("trail:terminal.asked", {
      actor,
      wish: wishWords(text(data["what"], say), say),
      because: because(data, say),
    }),
  linked: (data, actor, say) =>
    say("trail:terminal.linked", {
      id: text(data["id"], say),
      connection: text(data["through"], say),
      actor,
    }),
};

/** An entry of the trail, as far as its sentence goes. */
export interface Told {
  readonly event: TrailEvent;
  readonly actor: string;
  readonly data?: JsonObject;
}

/** One trail entry in words. Unknown events of a newer version are told by their name. May hold what others wrote. */
export function trailWords(entry: Told, say: Say): string {
  const sentence = Object.hasOwn(SENTENCES, entry.event) ? SENTENCES[entry.event] : undefined;
  const actor = entry.actor.replace(/^person:/, "");
  return sentence === undefined ? entry.event : sentence(entry.data ?? {}, actor, say);
}

/** The command that leaves such a wish. */
function commandOf(kind: Json | undefined, say: Say): string {
  return kind === "resume" ? "retry" : text(kind, say);
}

/** What is filled in under its own name. */
function filled(data: JsonObject, say: Say, ...names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, text(data[name], say)]));
}

function looked(data: JsonObject, say: Say): string {
  if (data["for"] === "the contract" && data["found"] === "not at the vendor")
    return say("trail:terminal.lookMissing");
  const told = {
    for: part(data["for"], say, "trail:terminal.lookedFor"),
    found: part(data["found"], say, "trail:terminal.lookedFound"),
  };
  return data["ignored"] === undefined
    ? say("trail:terminal.looked", told)
    : say("trail:terminal.lookedIgnored", { ...told, reason: text(data["ignored"], say) });
}

const SIGNERS = ["asked", "viewed", "signed", "declined", "undelivered", "added", "removed"] as const;

function signerWords(status: Json | undefined, say: Say): string {
  const known = SIGNERS.find((one) => one === status);
  return known === undefined ? text(status, say) : say(`trail:signer.${known}`);
}

/** `signed#2/note` → `signed, second time`; a repeat that was found is not written again. */
function outcomeWords(data: JsonObject, say: Say): string {
  const [label = "", about = ""] = text(data["key"], say).split("/");
  const [name = "", round] = label.split("#");
  const [what = "", value] = name.split(":");
  const named =
    what === "told"
      ? say("trail:terminal.outcome.told")
      : say("trail:terminal.outcome.of", { what, value: value ?? "" });
  return say("trail:terminal.outcome.whole", {
    outcome: value === undefined ? what : named,
    times: round === undefined ? "" : say("trail:terminal.outcome.times", { round }),
    left: about === "left-alone" ? say("trail:terminal.outcome.left") : "",
    found: data["found"] === true ? say("trail:terminal.outcome.found") : "",
  });
}

/** No failed try: vendors need a while to make the file. */
function isWaitingForPdf(data: JsonObject, say: Say): boolean {
  return (
    data["next"] === "wait" &&
    data["code"] === "unavailable" &&
    /^signed\b.*\/archive$/.test(text(data["step"], say))
  );
}

/** A wish that cannot be had stops nothing: nobody need act. Its own id tells people nothing. */
function failed(data: JsonObject, say: Say): string {
  const [step = "", wish] = text(data["step"], say).split(":");
  const detail = text(data["detail"], say);
  const isOver = wish !== undefined && data["next"] === "stop" && (step === "remind" || step === "extend");
  if (isOver) return say("trail:terminal.notDone", { step, detail });
  return say("trail:terminal.failed", {
    step: step === "remind" || step === "extend" ? step : text(data["step"], say),
    detail,
    attempt: text(data["attempt"], say),
    next: next(data, say),
  });
}

function next(data: JsonObject, say: Say): string {
  const verdict = (["retry", "look", "stop", "wait"] as const).find((one) => one === data["next"]);
  return verdict === undefined
    ? text(data["next"], say)
    : say(`trail:terminal.next.${verdict}`, { until: text(data["until"], say) });
}

function because(data: JsonObject, say: Say): string {
  const reason = data["reason"] ?? data["because"];
  return reason === undefined || reason === null
    ? ""
    : say("trail:screen.because", { reason: text(reason, say) });
}

function byPlaybook({ playbook }: JsonObject, say: Say): string {
  return playbook === undefined || playbook === null
    ? ""
    : say("trail:terminal.byPlaybook", { playbook: text(playbook, say) });
}

function part(value: Json | undefined, say: Say, key: SayKey): string {
  return value === undefined || value === null ? "" : say(key, { what: text(value, say) });
}

function id(data: JsonObject, say: Say): string {
  return data["id"] === undefined ? "" : say("trail:terminal.id", { id: text(data["id"], say) });
}

function through(data: JsonObject, say: Say): string {
  return data["through"] === undefined
    ? ""
    : say("trail:terminal.through", { connection: text(data["through"], say) });
}

function people(value: Json | undefined, say: Say): string {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const emails = list.flatMap((person) =>
    typeof person === "object" && person !== null && "email" in person ? [String(person.email)] : [],
  );
  return emails.length === 0 ? say("trail:screen.itsSigners") : emails.join(", ");
}

function text(value: Json | undefined, say: Say): string {
  if (value === undefined || value === null) return say("trail:terminal.nothing");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
