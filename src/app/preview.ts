import type { DataPlace, Preview } from "../cli/application.ts";
import { UsageError } from "../cli/command.ts";
import type { Config } from "../config/config.ts";
import { didYouMean } from "../domain/fill/did-you-mean.ts";
import { sayInEnglish } from "../texts/texts.ts";
import { previewOf } from "./preview-of.ts";
import { openWorkbench } from "./workbench.ts";

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
    return await Promise.all(
      playbooks.map((playbook) => previewOf(account, deal, playbook, { now: now(), say: sayInEnglish })),
    );
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
