import type { Preview } from "../cli/application.ts";
import type { Foresight } from "../corridor/foresee.ts";
import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import { called } from "../domain/called.ts";
import type { Deal } from "../domain/deal.ts";
import {
  choose,
  conditionProblems,
  createScope,
  fillOrder,
  levelProblem,
  meets,
  needsOf,
  templateProblems,
} from "../domain/fill/fill.ts";
import type { Problem } from "../domain/fill/fill.ts";
import type { ContractOrder } from "../domain/order.ts";
import { OUTCOMES } from "../domain/playbook.ts";
import type { Outcome, Playbook } from "../domain/playbook.ts";
import type { Finding } from "../providers/provider.ts";
import { newReference } from "../store/reference.ts";
import type { Say } from "../texts/say.ts";
import { inspectCapabilities } from "./inspect-capabilities.ts";
import { inspectLacks } from "./inspect-lacks.ts";
import { outlookOf } from "./outlook-of.ts";
import type { BenchAccount } from "./workbench.ts";

interface Around {
  readonly say: Say;
  readonly now: Date;
  /** What the corridor would make of the deal; absent = its contracts are not known here. */
  readonly foresight?: Foresight;
}

/** The dry run of one playbook, also of one that is only a draft. */
export async function previewOf(
  account: BenchAccount,
  deal: Deal,
  playbook: Playbook,
  { now, foresight, say }: Around,
): Promise<Preview> {
  const { kommo, connections, config } = account;
  const { timezone, locale } = config;
  const reference = newReference();
  const view = await kommo.readView(deal, needsOf(playbook));
  const contract = { reference, status: "planned", vendor: "" } as const;
  const scope = createScope({ view, contract, timezone, locale, now });
  const trigger = await kommo.resolveStage(playbook.when.pipeline, playbook.when.stage);
  const through = choose(playbook.send.through, scope);
  const connection = "value" in through ? connections.get(through.value) : undefined;
  const words = { ...contract, vendor: connection?.vendor ?? "" };
  const named = createScope({ view, contract: words, timezone, locale, now });
  const filled = fillOrder({ playbook, scope: named, view, reference, timezone, locale, now });
  const fit: Fit = "problems" in filled ? filled : await fits(connection, filled.order, say);
  const { problems, notes = [] } = fit;
  const lacks =
    connection === undefined
      ? []
      : [
          ...inspectCapabilities(connection, playbook, say),
          ...inspectLacks(config, connection.id, playbook, say),
        ];
  const refused = lacks.flatMap(({ level, text, help = "" }) =>
    level === "problem" ? [{ what: "playbook", text: lack({ text, help }, say) }] : [],
  );
  const blind = conditionProblems(playbook, scope);
  return {
    playbook: playbook.id,
    ...outlookOf({
      playbook,
      isThere: isIn(deal, trigger),
      isMeant: blind.length > 0 || meets(playbook.where, scope),
      foresight: foresight ?? unseen(deal, playbook, isIn(deal, trigger)),
      say,
    }),
    ...(connection === undefined ? {} : { vendor: connection.vendor, connection: connection.id }),
    ...(connection?.cost === undefined ? {} : { cost: connection.cost }),
    ...("order" in filled ? { order: filled.order } : {}),
    problems: [...blind, ...problems, ...("problem" in through ? [through.problem] : []), ...refused],
    effects: effectsOf(playbook, connection?.can.signedCopy ?? true, say),
    warnings: [...lacks, ...notes].flatMap(({ level, text, help = "" }) =>
      level === "note" ? [lack({ text, help }, say)] : [],
    ),
  };
}

/** Where nobody knows our contracts, the deal itself may name one. */
function unseen({ fields }: Deal, { contractField }: Playbook, isThere: boolean): Foresight {
  const [field, ...others] = contractField === undefined ? [] : called(fields, contractField);
  const carried = field?.values.join(", ").trim() ?? "";
  if (field === undefined || others.length > 0 || carried === "") return { comes: isThere ? "now" : "later" };
  const named = { field: field.name, contract: carried.slice(0, 100) };
  return { comes: "covered", because: (say) => say("dry-run:held.named", named) };
}

interface Fit {
  readonly problems: readonly Problem[];
  readonly notes?: readonly Finding[];
}

async function fits(connection: ConnectionRuntime | undefined, order: ContractOrder, say: Say): Promise<Fit> {
  if (connection === undefined) return { problems: [] };
  const weak = levelProblem(order, connection);
  if (weak) return { problems: [weak] };
  if (connection.can.templates === false) return { problems: [] };
  if (connection.can.templates === "names") {
    const isThere = (await connection.account.templates()).some(({ id, name }) =>
      [id, name].includes(order.template),
    );
    return { problems: isThere ? [] : [noTemplate(connection, order, say)] };
  }
  const template = await connection.account.describeTemplate(order.template);
  if (template === undefined) return { problems: [noTemplate(connection, order, say)] };
  const notes = (await connection.account.inspect?.(order)) ?? [];
  const refused = notes.filter(({ level }) => level === "problem");
  const problems = refused.map(({ text }) => ({ what: "template", text }));
  return { problems: [...templateProblems(order, template), ...problems], notes };
}

function noTemplate({ vendor }: ConnectionRuntime, { template }: ContractOrder, say: Say): Problem {
  return { what: "template", text: say("dry-run:noTemplate", { vendor, template }) };
}

/** What a finding says and advises. */
function lack({ text, help = "" }: Pick<Finding, "text" | "help">, say: Say): string {
  return say("dry-run:lack", { text, help }).trimEnd();
}

function effectsOf(playbook: Playbook, hasCopy: boolean, say: Say): readonly string[] {
  const field =
    playbook.contractField === undefined ? [] : [say("dry-run:field", { field: playbook.contractField })];
  const isOneAlone = playbook.send.signers.filter(({ receives }) => receives === "signature").length < 2;
  const told = OUTCOMES.flatMap((name) => {
    // a failure is told by what has failed; of one signer alone, to have signed is to be signed
    if (name === "failed" || (name === "signerSigned" && isOneAlone)) return [];
    const effects = outcomeEffects(playbook.outcomes[name], hasCopy, say);
    return effects.length === 0 ? [] : [say(`dry-run:moment.${name}`, { effects: effects.join(", ") })];
  });
  return [...field, ...told];
}

function outcomeEffects(
  { stage, note, task, attach, resend }: Outcome,
  hasCopy: boolean,
  say: Say,
): readonly string[] {
  return [
    ...(stage === undefined ? [] : [say("dry-run:effect.moves", { stage })]),
    ...(note === undefined ? [] : [say("dry-run:effect.note")]),
    ...(task === undefined ? [] : [say("dry-run:effect.task", { hours: task.dueInHours })]),
    ...(attach && hasCopy ? [say("dry-run:effect.attached")] : []),
    ...(resend ? [say("dry-run:effect.resent")] : []),
  ];
}
