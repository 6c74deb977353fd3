import type { DataPlace, Preview } from "../cli/application.ts";
import type { Config } from "../config/config.ts";
import type { Foresight } from "../corridor/foresee.ts";
import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import { UsageError } from "../cli/command.ts";
import { called } from "../domain/called.ts";
import type { Deal } from "../domain/deal.ts";
import { didYouMean } from "../domain/fill/did-you-mean.ts";
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
import { inspectCapabilities } from "./inspect-capabilities.ts";
import { inspectLacks } from "./inspect-lacks.ts";
import { outlookOf } from "./outlook-of.ts";
import { openWorkbench } from "./workbench.ts";
import type { BenchAccount } from "./workbench.ts";

interface Ask {
  readonly account: string;
  readonly dealId: string;
  readonly playbook?: string;
}

/** The dry run: what would be sent for this deal, to whom, and what would follow. Nothing is sent or kept. */
export async function preview(
  config: Config,
  place: DataPlace,
  ask: Ask,
  now: () => Date = () => new Date(),
): Promise<readonly Preview[]> {
  const bench = await openWorkbench(config, place);
  try {
    const account = bench.accounts.find((each) => each.config.id === ask.account);
    if (account === undefined)
      throw unknown(
        "account in the file",
        ask.account,
        bench.accounts.map(({ config: { id } }) => id),
      );
    const all = account.config.playbooks;
    const playbooks = all.filter(({ id }) => ask.playbook === undefined || id === ask.playbook);
    if (playbooks.length === 0) {
      const ids = all.map(({ id }) => id);
      if (ask.playbook !== undefined)
        throw unknown(`playbook in the account ${ask.account}`, ask.playbook, ids);
      throw new UsageError(
        `The account ${ask.account} has no playbooks yet.`,
        "Add one to the configuration, under `playbooks`.",
      );
    }
    const deal = await account.kommo.readDeal(ask.dealId);
    if (deal === undefined) {
      throw new UsageError(
        `Kommo has no deal ${ask.dealId} in the account ${ask.account}.`,
        "Open the deal in Kommo: its number stands at the end of the address, …/leads/detail/NUMBER.",
      );
    }
    return await Promise.all(playbooks.map((playbook) => previewOf(account, deal, playbook, { now: now() })));
  } finally {
    await bench.close();
  }
}

function unknown(what: string, given: string, known: readonly string[]): UsageError {
  return new UsageError(
    `There is no ${what} named “${given}”${didYouMean(given, known)}`,
    known.length === 0 ? "There is none at all." : `Known: ${known.join(", ")}.`,
  );
}

interface Around {
  readonly now: Date;
  /** What the corridor would make of the deal; absent = its contracts are not known here. */
  readonly foresight?: Foresight;
}

/** The dry run of one playbook, also of one that is only a draft. */
export async function previewOf(
  account: BenchAccount,
  deal: Deal,
  playbook: Playbook,
  { now, foresight }: Around,
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
  const fit: Fit = "problems" in filled ? filled : await fits(connection, filled.order);
  const { problems, notes = [] } = fit;
  const lacks =
    connection === undefined
      ? []
      : [...inspectCapabilities(connection, playbook), ...inspectLacks(config, connection.id, playbook)];
  const refused = lacks.flatMap(({ level, text, help = "" }) =>
    level === "problem" ? [{ what: "playbook", text: `${text} ${help}`.trimEnd() }] : [],
  );
  const blind = conditionProblems(playbook, scope);
  return {
    playbook: playbook.id,
    ...outlookOf({
      playbook,
      isThere: isIn(deal, trigger),
      isMeant: blind.length > 0 || meets(playbook.where, scope),
      foresight: foresight ?? unseen(deal, playbook, isIn(deal, trigger)),
    }),
    ...(connection === undefined ? {} : { vendor: connection.vendor, connection: connection.id }),
    ...(connection?.cost === undefined ? {} : { cost: connection.cost }),
    ...("order" in filled ? { order: filled.order } : {}),
    problems: [...blind, ...problems, ...("problem" in through ? [through.problem] : []), ...refused],
    effects: effectsOf(playbook, connection?.can.signedCopy ?? true),
    warnings: [...lacks, ...notes].flatMap(({ level, text, help = "" }) =>
      level === "note" ? [`${text} ${help}`.trimEnd()] : [],
    ),
  };
}

/** Where nobody knows our contracts, the deal itself may name one. */
function unseen({ fields }: Deal, { contractField }: Playbook, isThere: boolean): Foresight {
  const [field, ...others] = contractField === undefined ? [] : called(fields, contractField);
  const carried = field?.values.join(", ").trim() ?? "";
  if (field === undefined || others.length > 0 || carried === "") return { comes: isThere ? "now" : "later" };
  const because = `the deal's field “${field.name}” names the contract “${carried.slice(0, 100)}”; a new one comes only if that was ours and is over`;
  return { comes: "covered", because };
}

interface Fit {
  readonly problems: readonly Problem[];
  readonly notes?: readonly Finding[];
}

async function fits(connection: ConnectionRuntime | undefined, order: ContractOrder): Promise<Fit> {
  if (connection === undefined) return { problems: [] };
  const weak = levelProblem(order, connection);
  if (weak) return { problems: [weak] };
  if (connection.can.templates === false) return { problems: [] };
  if (connection.can.templates === "names") {
    const isThere = (await connection.account.templates()).some(({ id, name }) =>
      [id, name].includes(order.template),
    );
    return { problems: isThere ? [] : [noTemplate(connection, order)] };
  }
  const template = await connection.account.describeTemplate(order.template);
  if (template === undefined) return { problems: [noTemplate(connection, order)] };
  const notes = (await connection.account.inspect?.(order)) ?? [];
  const refused = notes.filter(({ level }) => level === "problem");
  const problems = refused.map(({ text }) => ({ what: "template", text }));
  return { problems: [...templateProblems(order, template), ...problems], notes };
}

function noTemplate({ vendor }: ConnectionRuntime, { template }: ContractOrder): Problem {
  return { what: "template", text: `${vendor} has no template “${template}”.` };
}

function effectsOf(playbook: Playbook, hasCopy: boolean): readonly string[] {
  const field =
    playbook.contractField === undefined
      ? []
      : [`sent: the contract's id goes into “${playbook.contractField}”`];
  const isOneAlone = playbook.send.signers.filter(({ receives }) => receives === "signature").length < 2;
  const told = OUTCOMES.flatMap((name) => {
    // a failure is told by what has failed; of one signer alone, to have signed is to be signed
    if (name === "failed" || (name === "signerSigned" && isOneAlone)) return [];
    const effects = outcomeEffects(playbook.outcomes[name], hasCopy);
    const moment = name === "signerSigned" ? "one of the signers has signed" : name;
    return effects.length === 0 ? [] : [`${moment}: ${effects.join(", ")}`];
  });
  return [...field, ...told];
}

function outcomeEffects({ stage, note, task, attach, resend }: Outcome, hasCopy: boolean): readonly string[] {
  return [
    ...(stage === undefined ? [] : [`the deal moves to “${stage}”`]),
    ...(note === undefined ? [] : ["a note"]),
    ...(task === undefined ? [] : [`a task due in ${task.dueInHours} h`]),
    ...(attach && hasCopy ? ["the signed PDF is archived and attached"] : []),
    ...(resend ? ["a new contract is sent"] : []),
  ];
}
