import type { DataPlace, Preview } from "../cli/application.ts";
import type { Config } from "../config/config.ts";
import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import { CountersignError, STOP } from "../domain/errors.ts";
import type { Deal } from "../domain/deal.ts";
import { choose, createScope, fillOrder, meets, needsOf, templateProblems } from "../domain/fill/fill.ts";
import type { Problem } from "../domain/fill/fill.ts";
import type { ContractOrder } from "../domain/order.ts";
import type { Outcome, Playbook } from "../domain/playbook.ts";
import { newReference } from "../store/reference.ts";
import { openWorkbench } from "./workbench.ts";
import type { BenchAccount } from "./workbench.ts";

interface Ask {
  readonly account: string;
  readonly dealId: string;
  readonly playbook?: string;
}

/** The dry run: what would be sent for this deal, to whom, and what would follow. Nothing is sent or kept. */
export async function preview(config: Config, place: DataPlace, ask: Ask): Promise<readonly Preview[]> {
  const bench = await openWorkbench(config, place);
  try {
    const account = bench.accounts.find((each) => each.config.id === ask.account);
    if (account === undefined) throw unknown(`There is no account ${ask.account} in the file.`);
    const deal = await account.kommo.readDeal(ask.dealId);
    if (deal === undefined) throw unknown(`Kommo has no deal ${ask.dealId}.`);
    const playbooks = account.config.playbooks.filter(
      ({ id }) => ask.playbook === undefined || id === ask.playbook,
    );
    if (playbooks.length === 0) throw unknown(`The account has no playbook ${ask.playbook ?? ""}.`);
    return await Promise.all(playbooks.map((playbook) => previewOf(account, deal, playbook)));
  } finally {
    await bench.close();
  }
}

function unknown(detail: string): CountersignError {
  return new CountersignError("not_found", STOP, detail);
}

async function previewOf(account: BenchAccount, deal: Deal, playbook: Playbook): Promise<Preview> {
  const { kommo, connections, config } = account;
  const { timezone, locale } = config;
  const now = new Date();
  const reference = newReference();
  const view = await kommo.readView(deal, needsOf(playbook));
  const contract = { reference, status: "planned", vendor: "" } as const;
  const scope = createScope({ view, contract, timezone, locale, now });
  const trigger = await kommo.resolveStage(playbook.when.pipeline, playbook.when.stage);
  const through = choose(playbook.send.through, scope);
  const connection = "value" in through ? connections.get(through.value) : undefined;
  const filled = fillOrder({ playbook, scope, view, reference, timezone, locale, now });
  const problems = "problems" in filled ? filled.problems : await fits(connection, filled.order);
  const held = meets(playbook.where, scope)
    ? heldByStage(deal, trigger, playbook)
    : "the playbook's conditions are not met";
  return {
    playbook: playbook.id,
    ...(held === undefined ? {} : { held }),
    ...(connection === undefined ? {} : { vendor: connection.vendor }),
    ...("order" in filled ? { order: filled.order } : {}),
    problems: "problem" in through ? [...problems, through.problem] : problems,
    effects: effectsOf(playbook, connection?.can.signedCopy ?? true),
  };
}

function heldByStage(
  deal: Deal,
  trigger: Parameters<typeof isIn>[1],
  { when }: Playbook,
): string | undefined {
  return isIn(deal, trigger) ? undefined : `the deal is not in ${when.pipeline} / ${when.stage}`;
}

async function fits(
  connection: ConnectionRuntime | undefined,
  order: ContractOrder,
): Promise<readonly Problem[]> {
  if (connection === undefined || !connection.can.templates) return [];
  const template = await connection.account.describeTemplate(order.template);
  if (template !== undefined) return templateProblems(order, template);
  return [{ what: "template", text: `${connection.vendor} has no template “${order.template}”.` }];
}

function effectsOf(playbook: Playbook, hasCopy: boolean): readonly string[] {
  const field =
    playbook.contractField === undefined
      ? []
      : [`sent: the contract's id goes into “${playbook.contractField}”`];
  const told = (["sent", "signed", "declined", "expired", "withdrawn"] as const).flatMap((name) => {
    const effects = outcomeEffects(playbook.outcomes[name], hasCopy);
    return effects.length === 0 ? [] : [`${name}: ${effects.join(", ")}`];
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
