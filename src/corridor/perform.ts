import type { Step } from "../domain/decide/step.ts";
import { CountersignError, STOP } from "../domain/errors.ts";
import type { ReachedLevel } from "../domain/signer.ts";
import { again } from "./again.ts";
import { actAll } from "./act.ts";
import { create } from "./create.ts";
import { enter } from "./enter.ts";
import { extend } from "./extend.ts";
import { remind } from "./remind.ts";
import { link } from "./link.ts";
import { resume } from "./resume.ts";
import { see } from "./see.ts";
import { send } from "./send.ts";
import { trySoon } from "./try-soon.ts";
import { update } from "./update.ts";
import { byUs } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";
import { withdraw } from "./withdraw.ts";

/** One step of one contract. Throws a CountersignError or StepTrouble; whatever happened before it is written down. */
export async function perform(walk: Walk, step: Exclude<Step, { readonly do: "rest" }>): Promise<void> {
  const { ledger } = walk;
  switch (step.do) {
    case "see":
      return see(walk, step.what);
    case "create":
      return create(walk);
    case "update":
      return update(walk);
    case "send":
      return send(walk);
    case "withdraw":
      return withdraw(walk, step.because, step.reason);
    case "remind":
      return remind(walk, step.wish);
    case "extend":
      return extend(walk, step.wish, step.until);
    case "weak":
      return tooWeak(walk, step.reached);
    case "enter":
      return enterStatus(walk, step);
    case "act":
      return actAll(walk, step.acts);
    case "resume":
      return resume(walk, step.wish);
    case "again":
      return again(walk, step.wish);
    case "link":
      return link(walk, step.wish);
    case "drop":
      ledger.defer(
        { wishes: ledger.row.wishes.filter((wish) => wish.id !== step.wish.id) },
        {
          event: "looked",
          actor: `person:${step.wish.by}`,
          data: { asked: step.wish.kind, ignored: step.reason },
        },
      );
      return undefined;
    case "doubt":
      return doubt(walk);
    case "refuse":
      return refuse(walk, step.status);
    default:
      return step satisfies never;
  }
}

async function enterStatus(
  walk: Walk,
  { status, reason }: Extract<Step, { readonly do: "enter" }>,
): Promise<void> {
  const { ledger, tools } = walk;
  enter(walk, status, reason);
  if (status !== "withdrawn" || ledger.row.missingSince === undefined) return;
  await ledger.flush(); // whoever looks at the others then must not find this one missing
  await trySoon(tools, ledger.row);
}

/** That none of them was withdrawn is for a person to say: until then they wait. */
function doubt({ connection }: Walk): never {
  const detail = `${connection.vendor} shows neither this contract nor others that are as old.`;
  throw new CountersignError("contracts_missing", STOP, detail, {
    connection: connection.id,
    operation: "read",
  });
}

/** Whether it counts all the same is for a person to say. */
function tooWeak({ ledger, connection, seen }: Walk, reached: ReachedLevel): never {
  const asked = seen.remote === undefined || seen.remote === "gone" ? undefined : seen.remote.askedLevel;
  const wanted = ledger.row.order?.level ?? asked ?? "SES";
  const detail = `${connection.vendor} says that ${reached} was reached; ${wanted} was asked for.`;
  throw new CountersignError("signature_too_weak", STOP, detail, {
    connection: connection.id,
    operation: "read",
  });
}

/** A move that our table does not know: a person has to say what it means. */
async function refuse(walk: Walk, status: string): Promise<void> {
  const { ledger, tools } = walk;
  const from = ledger.row.status;
  const at = tools.now().toISOString();
  const detail = `The vendor says ${status}, but this contract is ${from}; such a move is not known.`;
  await ledger.write(
    {
      effects: { [`refused:${from}>${status}`]: { state: "done", attempt: 1, at } },
      failure: {
        code: "state_conflict",
        detail,
        where: { connection: walk.connection.id },
        step: "look:remote",
        since: at,
      },
      rounds: { ...ledger.row.rounds, failed: (ledger.row.rounds.failed ?? 0) + 1 },
    },
    byUs("move_refused", { from, to: status }),
  );
}
