import type { Json, JsonObject } from "../json.ts";
import type { TrailEvent } from "../trail.ts";
import { onScreen } from "./on-screen.ts";
import { stepWords } from "./step-words.ts";
import { trailWords } from "./trail-words.ts";
import type { Told } from "./trail-words.ts";

/** What the sentences need to know beside the entry. */
export interface ScreenWords {
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

const STATUSES: Readonly<Record<string, string>> = {
  drafted: "Back to being a draft",
  sent: "Out for signature",
  signed: "Signed by everybody",
  declined: "Declined",
  expired: "Not signed in time",
  withdrawn: "Withdrawn",
};

/** Events for which somebody without a terminal and without our words is told something else, or more. */
const SENTENCES: Readonly<Partial<Record<TrailEvent, Words>>> = {
  planned: (data, { playbookOf }) =>
    `Planned by the playbook ${quoted(playbookOf(text(data["playbook"])))}${because(data)}`,
  filled: () => "Filled in from the deal",
  created: (data, { vendor }) =>
    `Draft created at ${vendor}${data["waits"] === true ? "; it waits for a person to send it" : ""}`,
  found: (_, { vendor }) => `Found at ${vendor}: it is there already, and was not created twice`,
  updated: (_, { vendor }) => `Draft brought up to date at ${vendor}`,
  sent: (data, { vendor }) => `Sent to ${people(data["to"])} by ${vendor}`,
  status_read: (data, { vendor }) =>
    data["note"] === undefined
      ? `${vendor} calls it ${quoted(data["vendorStatus"])}`
      : `${vendor} says: ${text(data["note"])}`,
  status_changed: (data) => {
    const to = text(data["to"]);
    const told = Object.hasOwn(STATUSES, to) ? (STATUSES[to] ?? to) : `It is now “${to}”`;
    return to === "withdrawn" ? `${told}${because(data)}` : told;
  },
  move_refused: (data, { vendor }) =>
    `${vendor} calls it ${text(data["to"])}, but it was ${text(data["from"])} before: nothing was changed`,
  note_written: (data) => `Note on the deal${said(data)}${left(data)}`,
  task_created: (data) => `Task${taskFor(data)}${said(data)}${left(data)}`,
  deal_moved: (data) => {
    const stage = quoted(text(data["stage"]) || `stage ${text(data["stageId"])}`);
    return data["found"] === true ? `The deal is in ${stage} already` : `Deal moved to ${stage}`;
  },
  deal_left_alone: (data) => `The deal stays where it is${because(data)}`,
  field_written: (data) => `Field ${quoted(data["field"])} of the deal set to ${text(data["value"])}`,
  archived: (data) => `Kept in the archive: ${names(data["files"])}`,
  attached: (data) => `${quoted(data["name"])} attached to the deal`,
  withdraw_asked: () => "Asked to withdraw it",
  withdrawn: (data) => `Withdrawn${because(data)}`,
  reminded: (_, { vendor }) => `Signers reminded by ${vendor}`,
  extended: (data, { day }) => `The signers have until ${dayOf(data["until"], day)}`,
  attempt_failed: failed,
  needs_attention: (data) => `Stopped, and needs a person: ${text(data["detail"])}`,
  waiting: (data, { nameOf }) => `Waits for ${nameOf(text(data["connection"]))}: ${text(data["detail"])}`,
  resumed: (data) => `It goes on${because(data)}`,
  left_stage: () => "The deal left the stage",
  called_off: (data) => `Called off${because(data)}`,
  looked,
  amount_changed: (data) => `Amount of the deal changed from ${text(data["from"])} to ${text(data["to"])}`,
  asked: (data) => `Asked to ${askedWord(data["what"])}${because(data)}`,
  linked: (data, { nameOf }) =>
    `Linked to the contract ${text(data["id"])} at ${nameOf(text(data["through"]))}`,
};

/** One trail entry for people who look at the console: in their words, without commands and without ids of connections. */
export function screenWords(entry: Told, around: ScreenWords): string {
  const words = SENTENCES[entry.event];
  const { data = {}, actor } = entry;
  const told = words === undefined ? trailWords(entry) : words(data, around, actor);
  return onScreen(told.charAt(0).toUpperCase() + told.slice(1));
}

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

function askedWord(what: Json | undefined): string {
  const asked = text(what);
  return Object.hasOwn(ASKED, asked) ? (ASKED[asked] ?? asked) : asked;
}

function looked(data: JsonObject, { vendor }: ScreenWords): string {
  if (data["asked"] !== undefined)
    return `Asked to ${askedWord(data["asked"])}, but it was not done: ${text(data["ignored"])}`;
  if (data["for"] === "the contract")
    return data["found"] === "not at the vendor"
      ? `Not found at ${vendor}: a second look, about five minutes later, decides`
      : `It is there again at ${vendor}`;
  if (data["ignored"] !== undefined) return `Not done: ${text(data["ignored"])}`;
  return data["for"] === "withdraw"
    ? `${vendor} was asked whether it has been withdrawn: ${text(data["found"])}`
    : `${vendor} was asked whether it is there: ${text(data["found"])}`;
}

function failed(data: JsonObject, { vendor, nameOf }: ScreenWords, actor: string): string {
  const step = text(data["step"]);
  const isPdf = data["next"] === "wait" && data["code"] === "unavailable" && step.endsWith("/archive");
  if (isPdf && step.startsWith("signed")) return `Waits until ${vendor} has made the signed PDF`;
  const where = actor === "countersign" ? vendor : nameOf(actor);
  return `${stepWords(step, where)} did not work: ${sentence(text(data["detail"]))} ${next(data)}`.trimEnd();
}

function next(data: JsonObject): string {
  switch (data["next"]) {
    case "retry":
      return `It is tried again (attempt ${text(data["attempt"])} failed).`;
    case "wait":
      return "It is tried again when the other side allows.";
    case "look":
      return "Whether it was done after all is looked up before anything is repeated.";
    default:
      return "";
  }
}

function said(data: JsonObject): string {
  const words = data["text"] === undefined ? "" : `: ${quoted(data["text"])}`;
  return data["found"] === true ? ` is there already${words}` : words;
}

function left(data: JsonObject): string {
  return text(data["key"]).includes("/left-alone/") ? "; the deal stays where it is" : "";
}

function taskFor({ responsible }: JsonObject): string {
  const name = typeof responsible === "object" && responsible !== null ? field(responsible, "name") : "";
  return name === "" ? " on the deal" : ` for ${name}`;
}

function people(value: Json | undefined): string {
  const all = listOf(value).map((person) => {
    const [name, email] = [field(person, "name"), field(person, "email")];
    return name === "" ? email : `${name} (${email})`;
  });
  return all.length === 0 ? "its signers" : all.join(", ");
}

function names(value: Json | undefined): string {
  const all = listOf(value).map((file) => field(file, "name"));
  return all.length === 0 ? "the signed documents" : all.join(", ");
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

function because(data: JsonObject): string {
  const reason = data["reason"] ?? data["because"];
  return reason === undefined || reason === null ? "" : `: ${text(reason)}`;
}

function sentence(words: string): string {
  return words === "" || /[.!?…]$/u.test(words) ? words : `${words}.`;
}

function quoted(value: Json | undefined): string {
  return `“${text(value)}”`;
}

function text(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
