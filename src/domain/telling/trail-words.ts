import type { Json, JsonObject } from "../json.ts";
import type { TrailEvent } from "../trail.ts";

type Words = (data: JsonObject, actor: string) => string;

/** What each event of the trail says, in few words; one exhaustive table. */
const SENTENCES: Readonly<Record<TrailEvent, Words>> = {
  planned: (data) => `contract planned${by("by playbook", data["playbook"])}${because(data)}`,
  filled: () => "contract filled in from the deal",
  created: (data, actor) =>
    `draft created via ${actor}${id(data)}${data["waits"] === true ? "; it waits for a person to send it" : ""}`,
  found: (data, actor) => `contract found again at ${actor}${id(data)}; not created twice`,
  updated: (_, actor) => `draft updated at ${actor}`,
  sent: (data) => `contract sent to ${people(data["to"])}${through(data)}`,
  status_read: (data, actor) => `${actor} says: ${text(data["note"] ?? data["vendorStatus"])}`,
  status_changed: (data) => `contract is now ${text(data["to"])} (was ${text(data["from"])})`,
  signer_changed: (data) => `${text(data["name"])} ${signerWord(data["status"])}${because(data)}`,
  move_refused: (data) => `the vendor says ${text(data["to"])} after ${text(data["from"])}; not applied`,
  note_written: (data) => `note on the deal: ${outcome(data)}`,
  task_created: (data) => `task on the deal: ${outcome(data)}`,
  deal_moved: (data) => movedSentence(data),
  deal_left_alone: (data) => `deal left where it is${because(data)}`,
  field_written: (data) =>
    `field ${text(data["field"])} ${data["found"] === true ? "found set" : "set"} to ${text(data["value"])}`,
  archived: () => "signed documents archived",
  attached: (data) => `${text(data["name"])} attached to the deal`,
  withdraw_asked: () => "withdrawal asked for",
  withdrawn: (data) => `contract withdrawn${because(data)}`,
  reminded: (_, actor) => `signers reminded, asked for by ${actor}`,
  extended: (data, actor) => `deadline is now ${text(data["until"]).slice(0, 10)}, asked for by ${actor}`,
  attempt_failed: (data) =>
    isWaitingForPdf(data) ? "waiting for the vendor to produce the signed PDF" : failed(data),
  needs_attention: (data) => `needs attention at ${text(data["step"])}: ${text(data["detail"])}`,
  waiting: (data) => `waits for the connection ${text(data["connection"])}: ${text(data["detail"])}`,
  resumed: (data, actor) => `resumed by ${actor}${because(data)}`,
  left_stage: () => "the deal left the stage",
  called_off: (data) => `contract called off${because(data)}`,
  looked: (data, actor) =>
    data["asked"] === undefined
      ? lookSentence(data)
      : `${actor} asked for “${wishWord(data["asked"])}”: not done, ${text(data["ignored"])}`,
  amount_changed: (data) => `amount changed from ${text(data["from"])} to ${text(data["to"])}`,
  asked: (data, actor) => `${actor} asked: ${askedSentence(data)}${because(data)}`,
  linked: (data, actor) =>
    `linked to the contract ${text(data["id"])} at ${text(data["through"])}, asked for by ${actor}`,
};

/** An entry of the trail, as far as its sentence goes. */
export interface Told {
  readonly event: TrailEvent;
  readonly actor: string;
  readonly data?: JsonObject;
}

/** One trail entry in words. Unknown events of a newer version are told by their name. May hold what others wrote. */
export function trailWords(entry: Told): string {
  const sentence = Object.hasOwn(SENTENCES, entry.event) ? SENTENCES[entry.event] : undefined;
  const actor = entry.actor.replace(/^person:/, "");
  return sentence === undefined ? entry.event : sentence(entry.data ?? {}, actor);
}

/** What a person wanted, as they would say it. */
const ASKED: Readonly<Record<string, string>> = {
  look: "look at it now",
  resume: "go on with it",
  send: "send it",
  remind: "remind the signers",
  withdraw: "withdraw it",
  extend: "give the signers more time",
  again: "send a new one",
  link: "link it to a contract that exists at the vendor",
};

function askedSentence(data: JsonObject): string {
  const what = text(data["what"]);
  return Object.hasOwn(ASKED, what) ? (ASKED[what] ?? what) : what;
}

/** The command that leaves such a wish. */
function wishWord(kind: Json | undefined): string {
  return kind === "resume" ? "retry" : text(kind);
}

function movedSentence(data: JsonObject): string {
  const stage = text(data["stage"]) || `stage ${text(data["stageId"])}`;
  return data["found"] === true ? `deal found in ${stage}; not moved again` : `deal moved to ${stage}`;
}

function lookSentence(data: JsonObject): string {
  if (data["for"] === "the contract" && data["found"] === "not at the vendor")
    return "not found at the vendor; a second look, about five minutes later, decides";
  const found = `${by("for", data["for"])}${by("and found", data["found"])}`;
  const ignored = data["ignored"] === undefined ? "" : `: not done, ${text(data["ignored"])}`;
  return `looked at it${found}${ignored}`;
}

const SIGNER_WORDS: Readonly<Record<string, string>> = {
  asked: "was asked to sign",
  viewed: "opened the contract",
  signed: "signed",
  declined: "declined",
  undelivered: "could not be reached",
  added: "was added as a signer at the vendor",
  removed: "is no longer a signer at the vendor",
};

function signerWord(status: Json | undefined): string {
  const word = text(status);
  return Object.hasOwn(SIGNER_WORDS, word) ? (SIGNER_WORDS[word] ?? word) : word;
}

/** `signed#2/note` → `signed, second time`; a repeat that was found is not written again. */
function outcome(data: JsonObject): string {
  const [label = "", about = ""] = text(data["key"]).split("/");
  const [name = "", round] = label.split("#");
  const [what, value] = name.split(":");
  const named = what === "told" ? "what the vendor says" : `${what} ${value}`;
  const told = value === undefined ? (what ?? "") : named;
  const times = round === undefined ? "" : ` (time ${round})`;
  const left = about === "left-alone" ? ", deal left where it is" : "";
  return `${told}${times}${left}${data["found"] === true ? " (found there, not written twice)" : ""}`;
}

/** No failed try: vendors need a while to make the file. */
function isWaitingForPdf(data: JsonObject): boolean {
  return (
    data["next"] === "wait" &&
    data["code"] === "unavailable" &&
    /^signed\b.*\/archive$/.test(text(data["step"]))
  );
}

/** A wish that cannot be had stops nothing: nobody need act. Its own id tells people nothing. */
function failed(data: JsonObject): string {
  const [step = "", wish] = text(data["step"]).split(":");
  const isOver = wish !== undefined && data["next"] === "stop" && (step === "remind" || step === "extend");
  if (isOver) return `${step}: not done, ${text(data["detail"])}`;
  const shown = step === "remind" || step === "extend" ? step : text(data["step"]);
  return `${shown}: ${text(data["detail"])} (attempt ${text(data["attempt"])}, ${next(data)})`;
}

const NEXT_WORDS: Readonly<Record<string, string>> = {
  retry: "tried again",
  look: "we look before it is repeated",
  stop: "a person must act",
};

function next(data: JsonObject): string {
  const verdict = text(data["next"]);
  return verdict === "wait" ? `waiting until ${text(data["until"])}` : (NEXT_WORDS[verdict] ?? verdict);
}

function because(data: JsonObject): string {
  const reason = data["reason"] ?? data["because"];
  return reason === undefined || reason === null ? "" : `: ${text(reason)}`;
}

function by(word: string, value: Json | undefined): string {
  return value === undefined || value === null ? "" : ` ${word} ${text(value)}`;
}

function id(data: JsonObject): string {
  return data["id"] === undefined ? "" : ` (${text(data["id"])})`;
}

function through(data: JsonObject): string {
  return data["through"] === undefined ? "" : ` via ${text(data["through"])}`;
}

function people(value: Json | undefined): string {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const emails = list.flatMap((person) =>
    typeof person === "object" && person !== null && "email" in person ? [String(person.email)] : [],
  );
  return emails.length === 0 ? "its signers" : emails.join(", ");
}

function text(value: Json | undefined): string {
  if (value === undefined || value === null) return "nothing";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
