import { playbooksAsJson } from "../config/playbooks.ts";
import type { AccountConfig } from "../config/config.ts";
import { goLive } from "../store/go-live.ts";
import type { Store } from "../store/store.ts";
import { atDesk } from "./at-desk.ts";
import type { Desk } from "./application.ts";
import type { Command, ExitCode } from "./command.ts";
import { DATA_OPTION, readConfig } from "./config-file.ts";
import { jsonDifferences } from "./json-differences.ts";
import { painter, plain } from "./paint.ts";

export const apply: Command = {
  name: "apply",
  summary: "Check a file, show how its playbooks differ from the stored ones, and keep them as a new version",
  args: ["FILE"],
  options: {
    "dry-run": { sentence: "Only show the differences" },
    json: { sentence: "One JSON object per account; errors too" },
    ...DATA_OPTION,
  },
  examples: ["apply countersign.yaml --dry-run", "apply countersign.yaml"],
  async run(input, around) {
    const [path = ""] = input.args;
    const config = await readConfig(path, input, around.terminal);
    if (config === undefined) return 1;
    const { terminal } = around;
    const paint = painter(terminal.color);
    const applyAll = async ({ store }: Desk): Promise<ExitCode> => {
      for (const account of config.accounts) {
        const { version, differences } = await compare(store, account);
        if (input.has("json")) {
          const isKept = differences.length > 0 && !input.has("dry-run");
          const kept = isKept ? await keep(store, account, terminal.now()) : undefined;
          terminal.out(JSON.stringify({ account: account.id, version, differences, kept }));
          continue;
        }
        const stands = version === 0 ? "not stored yet" : `version ${version}`;
        if (differences.length === 0) {
          terminal.out(`${account.id}: ${stands}, nothing changed.`);
          continue;
        }
        terminal.out(`${paint("bold", account.id)}: ${stands}, ${differences.length} differences`);
        for (const line of differences) terminal.out(plain(`  ${line}`));
        if (input.has("dry-run")) continue;
        terminal.out(`  kept as version ${await keep(store, account, terminal.now())}`);
      }
      if (!input.has("dry-run") && !input.has("json")) {
        terminal.out(
          "A running service takes over its own file by itself; contracts under way keep their version.",
        );
        if ((await store.documents.newest()).length > 0)
          terminal.out(
            "A service that runs without a file keeps to what its console says: import the file there instead.",
          );
      }
      return 0;
    };
    return atDesk(input, around, applyAll, path);
  },
};

/** Resolves to the number of the version. */
async function keep(store: Store, account: AccountConfig, at: Date): Promise<number> {
  // a service that takes the file over later finds the version kept: it could not tell any more what goes live with it
  await goLive(store, account, at);
  return store.versions.keep(account.id, playbooksAsJson(account.playbooks), at);
}

async function compare(
  store: Store,
  account: AccountConfig,
): Promise<{ readonly version: number; readonly differences: readonly string[] }> {
  const { version, playbooks } = (await store.versions.newest(account.id)) ?? { version: 0, playbooks: {} };
  return { version, differences: jsonDifferences(playbooks, playbooksAsJson(account.playbooks)) };
}
