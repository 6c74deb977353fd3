import { ApiProblem } from "../../api/api-problem.ts";
import type { DryRun, PlaybookAsk } from "../../api/playbooks/playbook-view.ts";
import type { Preview } from "../../cli/application.ts";
import { foresee } from "../../corridor/foresee.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { previewOf } from "../preview-of.ts";
import { benchOf } from "./bound-connection.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { askedPlaybook } from "./draft-playbook.ts";
import type { Say } from "../../texts/say.ts";

/** What a playbook, or a draft of one, would send for a deal. Throws `not_found`, `invalid`, `conflict`. */
export async function previewFor(
  deps: Pick<DeskDeps, "setup" | "registry" | "store" | "now">,
  account: string,
  ask: PlaybookAsk,
  dealId: string,
  say: Say,
): Promise<Preview> {
  const { playbook, config } = await askedPlaybook(deps.setup, account, ask);
  const bench = benchOf(deps, account);
  const deal = await bench.kommo.readDeal(dealId);
  if (deal === undefined)
    throw new ApiProblem("not_found", (tell) => tell("problems:noDeal", { deal: dealId }));
  // a draft may be switched off, and is tried all the same
  const tried = { ...playbook, enabled: true };
  const trigger = await bench.kommo.resolveStage(tried.when.pipeline, tried.when.stage);
  const runtime = deps.registry.account(account);
  const foresight = runtime && (await foresee(deps, runtime, { playbook: tried, deal, trigger }));
  return previewOf({ ...bench, config }, deal, tried, {
    now: deps.now(),
    say,
    ...(foresight === undefined ? {} : { foresight }),
  });
}

/** The same for the console. */
export function dryRunView({
  order,
  problems,
  effects,
  warnings,
  connection: _id,
  ...told
}: Preview): DryRun {
  return {
    ...told,
    ...(order === undefined ? {} : { order: orderView(order) }),
    problems: problems.map(({ what, text }) => ({ what, text })),
    effects: [...effects],
    warnings: [...warnings],
  };
}

function orderView({ template, title, message, fields, signers, expiresAt }: ContractOrder): DryRun["order"] {
  return {
    template,
    title,
    ...(message === undefined ? {} : { message }),
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
    signers: signers.map(({ role, name, email, order, receives, phone, language }) => ({
      role,
      name,
      email,
      order,
      receives,
      ...(phone === undefined ? {} : { phone }),
      ...(language === undefined ? {} : { language }),
    })),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
