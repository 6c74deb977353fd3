import { acceptsCredentials } from "../../corridor/accepts-credentials.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Finding } from "../../providers/provider.ts";
import { outcomeOf, toFindings } from "../findings-of.ts";
import type { Outcome } from "../findings-of.ts";
import { sayInEnglish } from "../../texts/texts.ts";
import { connectionOf } from "./bound-connection.ts";
import { KOMMO } from "./connection-entry.ts";
import type { DeskDeps } from "./desk-deps.ts";

/**
 * Findings of a person's own look, which everybody is told: without a problem the connection works again; with one it is
 * asked once more, with as little as tells whether the problem is the connection's own.
 */
export async function lookAtConnection(
  deps: DeskDeps,
  account: string,
  id: string,
  look: () => Promise<readonly Finding[]>,
): Promise<Outcome> {
  const outcome = await outcomeOf(look);
  if (isSound(toFindings(outcome, sayInEnglish))) await deps.tools.health.mended(account, id);
  else await noteTrouble(deps, account, id, outcome);
  return outcome;
}

/** Makes the connection ill where a problem is its own, and does nothing else. */
export async function noteTrouble(
  deps: DeskDeps,
  account: string,
  id: string,
  outcome: Outcome,
): Promise<void> {
  // what is kept is told in English
  const findings = toFindings(outcome, sayInEnglish);
  if (isSound(findings)) return;
  const trouble = await troubleOf(deps, account, id, findings);
  if (trouble !== undefined) await deps.tools.health.found(account, id, trouble);
}

function isSound(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== "problem");
}

/** `undefined` = it answers as it should: the problem is one of rights, templates, hooks. */
async function troubleOf(
  deps: DeskDeps,
  account: string,
  id: string,
  findings: readonly Finding[],
): Promise<CountersignError | undefined> {
  try {
    if (await isAccepted(deps, account, id)) return undefined;
    const text = findings.find(({ level }) => level === "problem")?.text ?? "";
    return new CountersignError("forbidden", STOP, text, { connection: id });
  } catch (error) {
    if (error instanceof CountersignError) return error;
    throw error;
  }
}

async function isAccepted(deps: DeskDeps, account: string, id: string): Promise<boolean> {
  const { registry, store, now } = deps;
  const runtime = registry.account(account);
  if (runtime !== undefined && (id === KOMMO || runtime.connections.has(id)))
    return acceptsCredentials({ store, now }, runtime, { connection: id });
  // of an account that is not in force yet
  const { account: vendor, can } = connectionOf(deps, account, id);
  if (can.templates === false) return isSound(await vendor.check());
  await vendor.templates();
  return true;
}
