import { EVERYWHERE } from "../../auth/caller.ts";
import type { JsonObject } from "../../domain/json.ts";
import type { Change } from "../../store/change.ts";
import type { Say, Values } from "../../texts/say.ts";

/** Those that concern all accounts where they are kept for all of them. */
const WITH_ROLES = [
  "invited",
  "invitation_withdrawn",
  "person_came",
  "role_changed",
  "person_removed",
] as const;
const WAYS = ["password", "app", "backup", "issuer"] as const;

/** What was changed, as one sentence without its full stop. `playbookOf`: what people call the playbook of this id; by default its id. */
export function changeText(
  { account, event, data, by }: Pick<Change, "account" | "event" | "data" | "by">,
  say: Say,
  playbookOf = (id: string): string => id,
): string {
  if (by.via === "file") return say("changes:fromFile");
  const told = (name: string): string => shown(data?.[name], say);
  if (event === "saved") return saved(told("about"), told("note"), say, playbookOf);
  if (event === "signed_in") return signedIn(told("how"), say);
  const values = { ...named(told), ended: ended(told, say) };
  const withRole = WITH_ROLES.find((one) => one === event);
  return withRole !== undefined && account === EVERYWHERE
    ? say(`changes:everywhere.${withRole}`, values)
    : say(`changes:${event}`, values);
}

/** Everything that a sentence may name. */
function named(told: (name: string) => string): Values {
  const names = ["name", "email", "role", "from", "to", "people", "key", "connection", "contracts"];
  return Object.fromEntries(names.map((name) => [name, told(name)]));
}

function signedIn(how: string, say: Say): string {
  const way = WAYS.find((one) => one === how);
  return way === undefined ? say("changes:signed_in") : say(`changes:signedIn.${way}`);
}

/** What they had made. */
function ended(told: (name: string) => string, say: Say): string {
  const nobody = say("changes:nobody");
  const [keys = "", invitations = ""] = [told("keys"), told("invitations")].map((each) =>
    each === nobody ? "" : each,
  );
  const parts = [
    ...(keys === "" ? [] : [say("changes:ended.keys", { keys })]),
    ...(invitations === "" ? [] : [say("changes:ended.invitations", { people: invitations })]),
  ];
  return parts.length === 0 ? "" : say("changes:ended.all", { parts: parts.join(", ") });
}

function shown(value: JsonObject[string] | undefined, say: Say): string {
  if (Array.isArray(value))
    return value.length === 0 ? say("changes:nobody") : value.map((each) => shown(each, say)).join(", ");
  return typeof value === "string" ? value : "";
}

/** People's own notes on a playbook do not say which one. */
function saved(about: string, note: string, say: Say, playbookOf: (id: string) => string): string {
  const [kind, id = ""] = about.split("/");
  const says = note === "" ? say("changes:saved") : note;
  if (kind !== "playbooks") return says;
  const name = playbookOf(id);
  return says.includes(id) || says.includes(name) ? says : say("changes:playbook", { name, note: says });
}
