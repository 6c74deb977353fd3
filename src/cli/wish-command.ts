import type { Contract, Wish } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import { lessTime } from "../domain/telling/less-time.ts";
import { whyNot } from "../domain/telling/why-not.ts";
import { uuidv7 } from "../store/reference.ts";
import type { Desk } from "./application.ts";
import { atDesk } from "./at-desk.ts";
import type { Command, ExitCode, Input, OptionSpec } from "./command.ts";
import { UsageError } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { connectionIn } from "./find-installation.ts";
import { CONTRACT_OPTIONS, findContract } from "./find-contract.ts";
import { JSON_OPTION } from "./json-option.ts";
import { painter, plain } from "./paint.ts";
import type { Terminal } from "./terminal.ts";
import { tellOutcome } from "./tell-outcome.ts";
import type { Outcome } from "./tell-outcome.ts";
import { trailSentence } from "./trail-sentence.ts";
import { WAIT_OPTION, waitForWish, waitSeconds } from "./wait-for-wish.ts";
import { sayInEnglish } from "../texts/texts.ts";

const READER = { say: sayInEnglish, at: "terminal" } as const;

/**
 * A command that leaves a wish at a contract, when it can be granted; the running service takes it at once, and the command
 * waits for what comes of it.
 */
export function wishCommand(parts: {
  readonly name: string;
  readonly kind: Wish["kind"];
  readonly summary: string;
  /** What was asked for, as a noun: `the withdrawal`. */
  readonly asked: string;
  readonly options?: Readonly<Record<string, OptionSpec>>;
  /** What examples need beside the contract. */
  readonly example?: string;
  /** A deal that has no contract under way is looked at instead: it may be in a playbook's stage. */
  readonly plans?: boolean;
}): Command {
  const { name, kind, summary, asked, options = {}, example = "", plans = false } = parts;
  return {
    name,
    summary,
    args: [],
    options: { ...CONTRACT_OPTIONS, ...options, ...WAIT_OPTION, ...JSON_OPTION, ...PLACE_OPTIONS },
    examples: [
      `${name} --account acme --contract CS-7K2M9QX4TR${example}`,
      `${name} --account acme --deal 4711${example}`,
    ],
    run(input, around) {
      const { terminal } = around;
      const seconds = waitSeconds(input, terminal);
      const days = kind === "extend" ? daysOf(input.need("days")) : undefined;
      return atDesk(input, around, async (desk, installation) => {
        const found = await findContract(desk.store, input);
        const isDeal = input.text("contract") === undefined;
        if (plans && isDeal && (!("contract" in found) || isOver(found.contract.status)))
          return tellOutcome(terminal, input, await lookForNew(desk, found));
        if (!("contract" in found)) throw new UsageError(`The deal ${found.dealId} has no contract.`);
        const { contract } = found;
        const { account, reference } = contract;
        const wish = wishOf(kind, input, terminal, days);
        const refusal =
          whyNot(kind, contract, connectionIn(installation, account, contract.connection), READER) ??
          (wish.until === undefined ? undefined : lessTime(contract, new Date(wish.until), "UTC", READER));
        if (refusal !== undefined)
          return tellOutcome(terminal, input, { reference, asked: kind, done: false, ...refusal });
        return leave(desk, contract, wish, {
          input,
          terminal,
          seconds,
          asked,
        });
      });
    },
  };
}

/** A person says by this that the deal may get one, as if it had just entered the stage that it is in. */
async function lookForNew(desk: Desk, found: Awaited<ReturnType<typeof findContract>>): Promise<Outcome> {
  const { account, dealId } = "contract" in found ? found.contract : found;
  await desk.jobs.enqueue([{ account, dealId, reason: "person", entered: true }]);
  const none =
    "contract" in found ? `no contract under way: ${found.contract.reference} is over` : "no contract yet";
  const text = `The deal ${dealId} has ${none}. The service looks now whether it needs one.`;
  return { text, help: runsHere(desk) };
}

function wishOf(kind: Wish["kind"], input: Input, { user, now }: Terminal, days: number | undefined): Wish {
  const reason = input.text("reason");
  return {
    id: uuidv7(),
    kind,
    by: user,
    at: now().toISOString(),
    ...(reason === undefined ? {} : { reason }),
    ...(days === undefined ? {} : { until: new Date(now().getTime() + days * DAY_MS).toISOString() }),
  };
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 3_650;

function daysOf(text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days >= 1 && days <= MOST_DAYS) return days;
  throw new UsageError(`--days takes a whole number of days from 1 to ${MOST_DAYS}, counted from now.`);
}

interface Asking {
  readonly input: Input;
  readonly terminal: Terminal;
  readonly seconds: number;
  readonly asked: string;
}

/** Leaves the wish and its look in one transaction, so that an interruption leaves both or neither. */
async function leave(desk: Desk, before: Contract, wish: Wish, asking: Asking): Promise<ExitCode> {
  const { store, jobs } = desk;
  const { input, terminal, seconds, asked } = asking;
  const { id, account, dealId, reference } = before;
  const entries = (await store.trail.of(account, id)).length;
  await store.transaction(async (tx) => {
    await tx.contracts.wish(account, id, wish);
    await jobs.enqueue([{ account, dealId, reason: "person" }], tx);
  });
  const told = { reference, asked: wish.kind };
  const how = `\`countersign show ${reference}\` tells what came of it.`;
  const text = `Asked for ${asked} of ${reference}.`;
  if (seconds === 0 || desk.served === "no")
    return tellOutcome(terminal, input, { ...told, text, help: `${runsHere(desk)} ${how}` });
  const isForPeople = !input.has("json");
  const paint = painter(terminal.color);
  if (isForPeople) {
    terminal.out(text);
    terminal.out(paint("dim", `Waiting up to ${seconds} s; Ctrl-C ends the waiting, not ${asked}.`));
  }
  const ending = await waitForWish(store, { before, entries, wish }, terminal, seconds, (entry) => {
    if (isForPeople) terminal.out(`  ${trailSentence(entry)}`);
  });
  if (typeof ending === "object")
    return tellOutcome(terminal, input, { ...told, ...ending, text: plain(ending.text), help: how });
  const late = ending === "late" ? `Not done within ${seconds} s` : "Not waiting any longer";
  const still = `${late}; ${asked} stands, and the service goes on with it.`;
  return tellOutcome(terminal, input, { ...told, done: false, text: still, help: how });
}

/** Who does what was asked for. */
function runsHere({ served }: Desk): string {
  return served === "no"
    ? "No service is running on this data directory: it is done as soon as `countersign serve` runs."
    : "The running service does it.";
}
