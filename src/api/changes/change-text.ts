import { EVERYWHERE } from "../../auth/caller.ts";
import type { JsonObject } from "../../domain/json.ts";
import type { Change, ChangeEvent } from "../../store/change.ts";

/** A value as it stands in a sentence. */
type Told = (name: string) => string;

/** `wide`: the role is one in every account. */
const TEXTS: Readonly<
  Record<ChangeEvent, (told: Told, wide: string, playbookOf: (id: string) => string) => string>
> = {
  owner_link_made: () => "Made a one-time link for an owner of the installation",
  owner_came: (told) => `${told("name")} (${told("email")}) became owner of the installation`,
  invited: (told, wide) => `Invited ${told("email")} as ${told("role")}${wide}`,
  invitation_withdrawn: (told, wide) =>
    `Took back the invitation of ${told("email")} as ${told("role")}${wide}`,
  person_came: (told, wide) => `${told("name")} (${told("email")}) came in as ${told("role")}${wide}`,
  role_changed: (told, wide) =>
    `Made ${told("name")} (${told("email")}) ${told("to")}${wide}, who was ${told("from")}${ended(told)}`,
  person_removed: (told, wide) =>
    `Removed ${told("name")} (${told("email")}), who was ${told("from")}${wide}${ended(told)}`,
  account_forgotten: (told) =>
    `The account was taken out of the configuration: its roles, keys and invitations ended (${told("people")})`,
  key_made: (told) => `Made the API key ${told("key")} as ${told("role")}`,
  key_removed: (told) => `Took back the API key ${told("key")}`,
  password_right: (told) => `${told("name")}'s password was right, and the second step was asked for`,
  signed_in: (told) => `Signed in ${HOW[told("how")] ?? ""}`.trim(),
  sign_in_failed: (told) => `A wrong password was tried for ${told("name")}`,
  sign_in_refused: (told) => `${told("email")} came by single sign-on, is not invited, and was kept out`,
  second_step_failed: (told) =>
    `${told("name")}'s password was right, and the code of the second step was wrong`,
  signed_out: () => "Signed out",
  session_ended: () => "Ended a session of their own",
  password_changed: () => "Changed their password; all other sessions ended",
  second_factor_on: () => "Turned two-factor sign-in on",
  second_factor_off: () => "Turned two-factor sign-in off",
  backup_codes_renewed: () => "Made new backup codes",
  renamed: (told) => `Changed their name from ${told("from")} to ${told("to")}`,
  consented: (told) => `Let us into ${told("connection")} by consent`,
  saved: (told, _wide, playbookOf) => saved(told("about"), told("note"), playbookOf),
};

/** What they had made. */
function ended(told: Told): string {
  const [keys, invitations] = [told("keys"), told("invitations")].map((each) =>
    each === "nobody" ? "" : each,
  );
  const parts = [
    ...(keys === undefined || keys === "" ? [] : [`API keys ${keys}`]),
    ...(invitations === undefined || invitations === "" ? [] : [`invitations of ${invitations}`]),
  ];
  return parts.length === 0 ? "" : `; ended: ${parts.join(", ")}`;
}

const HOW: Readonly<Record<string, string>> = {
  password: "with the password",
  app: "with the password and a code of the app",
  backup: "with the password and a backup code",
  issuer: "by single sign-on",
};

/** What was changed, as one sentence without its full stop. `playbookOf`: what people call the playbook of this id; by default its id. */
export function changeText(
  { account, event, data, by }: Pick<Change, "account" | "event" | "data" | "by">,
  playbookOf = (id: string): string => id,
): string {
  if (by.via === "file") return "Took the playbooks over from the configuration file";
  return TEXTS[event](
    (name) => shown(data?.[name]),
    account === EVERYWHERE ? " of every account" : "",
    playbookOf,
  );
}

function shown(value: JsonObject[string] | undefined): string {
  if (Array.isArray(value)) return value.length === 0 ? "nobody" : value.map(shown).join(", ");
  return typeof value === "string" ? value : "";
}

/** People's own notes on a playbook do not say which one. */
function saved(about: string, note: string, playbookOf: (id: string) => string): string {
  const [kind, id = ""] = about.split("/");
  const says = note === "" ? "Changed the configuration" : note;
  if (kind !== "playbooks") return says;
  const name = playbookOf(id);
  return says.includes(id) || says.includes(name) ? says : `Playbook ${name}: ${says}`;
}
