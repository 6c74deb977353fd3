import { atDesk } from "./at-desk.ts";
import { UsageError } from "./command.ts";
import type { Command, ExitCode, Input } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import type { Desk } from "./application.ts";
import { JSON_OPTION } from "./json-option.ts";
import { massMoveWords } from "../domain/decide/mass-move-words.ts";
import { plain } from "./paint.ts";
import { timeSince } from "./relative-time.ts";
import type { HeldGroup } from "../store/held.ts";
import { table } from "./table.ts";
import { tellOutcome } from "./tell-outcome.ts";
import type { Terminal } from "./terminal.ts";

export const hold: Command = {
  name: "hold",
  summary: "New contracts that are held because unusually many came at once: list, let go or drop them",
  args: [],
  options: {
    account: { value: "A", sentence: "Only this account; must be named to decide" },
    playbook: { value: "P", sentence: "Only this playbook" },
    release: { sentence: "Let them go, in the order in which they came" },
    drop: { sentence: "Drop them: no contract is made, and the deals are told nothing" },
    ...JSON_OPTION,
    ...PLACE_OPTIONS,
  },
  examples: ["hold", "hold --account acme --release", "hold --account acme --playbook won-agreement --drop"],
  async run(input, around) {
    const isRelease = input.has("release");
    const isDrop = input.has("drop");
    if (isRelease && isDrop) throw new UsageError("Either --release or --drop.");
    const account = isRelease || isDrop ? input.need("account") : input.text("account");
    const playbook = input.text("playbook");
    return atDesk(input, around, async (desk) => {
      const groups = (await desk.store.contracts.held(account)).filter(
        (group) => playbook === undefined || group.playbook === playbook,
      );
      if (!isRelease && !isDrop) return list(groups, input, around.terminal);
      return decide(desk, groups, { input, terminal: around.terminal, isRelease });
    });
  },
};

function list(groups: readonly HeldGroup[], input: Input, terminal: Terminal): ExitCode {
  if (input.has("json")) {
    for (const group of groups) terminal.out(JSON.stringify(group));
    return 0;
  }
  if (groups.length === 0) {
    terminal.out("Nothing is held.");
    return 0;
  }
  const cells = groups.map(({ account, playbook, count, since, made, out }) => [
    account,
    playbook,
    String(count),
    timeSince(since, terminal.now()),
    String(made),
    String(out),
  ]);
  const heading = ["ACCOUNT", "PLAYBOOK", "HELD", "SINCE", "NOT HELD", "OF THESE OUT"];
  for (const line of table(heading, cells)) terminal.out(line);
  terminal.out(
    "NOT HELD: contracts of the same burst that were made before the limit was reached. If it was a mistake, withdraw those that are out.",
  );
  return 0;
}

interface Deciding {
  readonly input: Input;
  readonly terminal: Terminal;
  readonly isRelease: boolean;
}

async function decide(
  desk: Desk,
  groups: readonly HeldGroup[],
  { input, terminal, isRelease }: Deciding,
): Promise<ExitCode> {
  const { user, now } = terminal;
  let count = 0;
  for (const { account, playbook } of groups) {
    const answer = { account, playbook, by: user, at: now() };
    count += await desk.store.transaction(({ contracts }) =>
      isRelease ? contracts.letGo(answer) : contracts.drop({ ...answer, reason: massMoveWords.dropped }),
    );
  }
  if (count === 0) return tellOutcome(terminal, input, { done: false, text: "Nothing is held there." });
  const which = plain(groups.map(({ playbook }) => playbook).join(", "));
  if (!isRelease) return tellOutcome(terminal, input, { done: true, text: `Dropped ${count} of ${which}.` });
  const help =
    desk.served === "no"
      ? "No service is running on this data directory: they go as soon as `countersign serve` runs."
      : "The running service makes them now, in the order in which they came.";
  return tellOutcome(terminal, input, { text: `Let go ${count} of ${which}.`, help });
}
