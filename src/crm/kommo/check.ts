import { checkHelp } from "../../domain/check-help.ts";
import { CountersignError, ERRORS } from "../../domain/errors.ts";
import type { Finding } from "../../providers/provider.ts";
import { checkLimits } from "./check-open-points.ts";
import { drivePath } from "./files.ts";
import { tokenEndsAt } from "./token-ends-at.ts";
import { neighboursOf } from "./neighbours.ts";
import type { Registry } from "./metadata.ts";
import type { KommoSettings } from "./settings.ts";
import type { Subscriptions } from "./subscriptions.ts";
import type { Wire } from "./wire.ts";

export interface CheckTools {
  readonly settings: KommoSettings;
  readonly call: Wire;
  readonly registry: Registry;
  readonly subscriptions: Subscriptions;
  /** The checked address of the drive. */
  readonly drive: () => Promise<URL>;
  readonly now: () => Date;
}

const DAY_MS = 86_400_000;

/** Is the account reachable and the token allowed to do what playbooks need? Reads only. Never throws. */
export async function checkAccount(tools: CheckTools): Promise<readonly Finding[]> {
  const account = await attempt("The account", () => checkIdentity(tools));
  const token = checkToken(tools);
  if (account.some((finding) => finding.level === "problem")) return [...account, ...token];
  const rest = await Promise.all([
    attempt("Pipelines and fields", () => checkMetadata(tools)),
    attempt("Users", () => checkUsers(tools), "note"),
    attempt("The drive", () => checkDrive(tools)),
    attempt("Webhooks", () => checkHooks(tools), "note"),
    attempt("Open points", () => checkLimits(tools.call), "note"),
  ]);
  return [...account, ...token, ...rest.flat()];
}

async function attempt(
  what: string,
  run: () => Promise<readonly Finding[]>,
  level: "note" | "problem" = "problem",
): Promise<readonly Finding[]> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CountersignError))
      return [{ level, text: `${what}: the check failed unexpectedly.` }];
    const help = checkHelp(error.code) ?? ERRORS[error.code].help;
    return [{ level, text: `${what}: ${error.message}`, help }];
  }
}

async function checkIdentity({ settings, registry }: CheckTools): Promise<readonly Finding[]> {
  const { id, name, subdomain, timezone } = await registry.account();
  const findings: Finding[] = [{ level: "ok", text: `Account "${name}" (${id}, ${subdomain}) answers.` }];
  if (subdomain !== "" && subdomain.toLowerCase() !== settings.subdomain.toLowerCase()) {
    const text = `The account calls itself "${subdomain}", but "${settings.subdomain}" was entered.`;
    findings.push({
      level: "problem",
      text,
      help: "Correct `kommo.subdomain`: calls of another account are refused.",
    });
  }
  if (timezone === undefined) {
    findings.push({
      level: "note",
      text: "Kommo does not tell the account's zone: dates use the one that was entered here.",
    });
  } else if (settings.timezone !== undefined && settings.timezone !== timezone) {
    const text = `The time zone in Kommo is ${timezone}, and here it is ${settings.timezone}.`;
    findings.push({
      level: "note",
      text,
      help: "Dates in Kommo's fields follow the one in Kommo, texts the one here: let both be the same.",
    });
  }
  return findings;
}

/** A long-lived token ends without a way to renew it [long-lived-token]: warn while there is time. */
function checkToken({ settings, now }: CheckTools): readonly Finding[] {
  if (settings.auth.kind === "oauth") return [];
  const end = tokenEndsAt(settings.auth.token);
  if (end === undefined)
    return [{ level: "note", text: "The token does not say when it ends: note the date yourself." }];
  const days = Math.floor((end.getTime() - now().getTime()) / DAY_MS);
  const date = end.toISOString().slice(0, 10);
  const help =
    "Generate a new long-lived token in the integration's tab Keys and scopes, and enter it for the connection.";
  if (days < 0) return [{ level: "problem", text: `The token ended on ${date}.`, help }];
  const text = `The token ends on ${date}, in ${days} days.`;
  if (days < 7) return [{ level: "problem", text, help }];
  return days < 30 ? [{ level: "note", text, help }] : [{ level: "ok", text }];
}

async function checkMetadata({ registry }: CheckTools): Promise<readonly Finding[]> {
  const { pipelines, fields } = await registry.all();
  const stages = pipelines.reduce((sum, pipeline) => sum + pipeline.stages.length, 0);
  const count = fields.deal.length + fields.contact.length + fields.company.length;
  return [
    {
      level: "ok",
      text: `${pipelines.length} pipelines with ${stages} stages and ${count} custom fields can be read.`,
    },
  ];
}

async function checkUsers({ call }: CheckTools): Promise<readonly Finding[]> {
  await call({ method: "GET", to: "/api/v4/users?limit=1", operation: "users.list", safe: true });
  return [{ level: "ok", text: "Users can be read: texts may name the responsible user." }];
}

/** Listing the drive needs the scope for files: `GET /v1.0/files`, as Kommo's own library does (amocrm-api-php, EntitiesServices/Files). */
async function checkDrive({ call, drive }: CheckTools): Promise<readonly Finding[]> {
  const address = await drive();
  const request = {
    method: "GET",
    operation: "files.scope",
    safe: true,
    tolerate: [401, 403, 404, 405],
  } as const;
  const answer = await call({ ...request, to: drivePath(address, "/v1.0/files?limit=1") });
  if (answer.status === 401 || answer.status === 403) {
    const help =
      "Tick the scope for files in the integration and generate a new token: signed PDFs cannot be attached without.";
    return [{ level: "problem", text: `The drive at ${address.host} refuses the token.`, help }];
  }
  if (answer.status >= 400)
    return [{ level: "note", text: `The drive at ${address.host} answers, but does not list files.` }];
  return [{ level: "ok", text: `Files can be put into the drive at ${address.host}.` }];
}

async function checkHooks({ settings, subscriptions }: CheckTools): Promise<readonly Finding[]> {
  const all = await subscriptions.list();
  const ours = all.filter((hook) => settings.hookUrls?.includes(hook.destination));
  const findings: Finding[] = ours
    .filter((hook) => hook.isDisabled)
    .map((hook) => ({
      level: "problem",
      text: `Kommo switched off its webhook to ${hostOf(hook.destination)} after too many bad answers.`,
      help: "Open Settings → Integrations → Web hooks and press Save, or register our address again; until then deals are found later, by our own look every few minutes.",
    }));
  const { hosts } = await neighboursOf({ list: () => Promise.resolve(all) }, settings);
  if (hosts.length > 0)
    findings.push({
      level: "problem",
      text: `Another Countersign works on this Kommo account: Kommo also calls ${hosts.join(", ")}.`,
      help: ERRORS.another_installation.help,
    });
  const live = ours.filter((hook) => !hook.isDisabled);
  const missing = ["status_lead", "add_lead"].filter(
    (event) => !live.some((hook) => hook.events.includes(event)),
  );
  if (settings.hookUrls === undefined || findings.length > 0) return findings;
  if (missing.length === 0)
    return [{ level: "ok", text: "Kommo calls us when a deal changes its stage or is created." }];
  const text =
    live.length === 0
      ? "Kommo does not tell us of deals yet: none of the account's webhooks has our address."
      : `Kommo does not tell us of all that we need: our webhook lacks ${missing.join(" and ")}.`;
  const help =
    "Register our address at Kommo; until then deals are found later, by our own look every few minutes.";
  return [{ level: "note", text, help }];
}

/** The path holds the secret: only the host may be shown. */
function hostOf(address: string): string {
  return URL.parse(address)?.host ?? "(unreadable address)";
}
