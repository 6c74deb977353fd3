import { ControlError } from "../../sandbox/kit/kit.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Town } from "../../sandbox/town/town.ts";
import type { Refusal, SandboxDesk } from "../api/sandbox/sandbox-desk.ts";
import type { PaperAct } from "../api/sandbox/sandbox-view.ts";
import type { Store } from "../store/store.ts";
import { openDeal, readBoard } from "./demo-board.ts";
import type { Calendar } from "./demo-calendar.ts";
import { DEMO_EXPIRES_IN_DAYS } from "./demo-config.ts";
import { endsByItself, watchDeadlines } from "./demo-deadlines.ts";
import { watchInboxes } from "./demo-inboxes.ts";
import { createMoods } from "./demo-moods.ts";
import type { DemoMoods } from "./demo-moods.ts";
import { readNews } from "./demo-news.ts";
import { createMaker } from "./demo-sellers.ts";

/** The demo's sandbox with the hands of whoever plays: a visitor in the browser, or the show on the terminal. */
export interface Playground {
  readonly desk: SandboxDesk;
  readonly moods: DemoMoods;
  /** Days pass, and what is due by then is ended at the vendors. */
  readonly passDays: (days: number) => Promise<void>;
  stop(): void;
}

interface Parts {
  readonly sandbox: Sandbox;
  readonly calendar: Calendar;
  readonly town: Town;
  /** The service's; `undefined` while it is not running yet. */
  readonly store: () => Pick<Store, "contracts" | "trail"> | undefined;
}

const ACTIONS: Readonly<Record<PaperAct, string>> = {
  open: "open",
  sign: "sign",
  "sign-all": "signAll",
  decline: "decline",
  expire: "expire",
};

/** A playground in which nothing happens by itself. */
export function createPlayground({ sandbox, calendar, town, store }: Parts): Playground {
  const moods = createMoods(sandbox);
  const inboxes = watchInboxes(sandbox, { store, letsExpire: endsByItself });
  const deadlines = watchDeadlines(sandbox, calendar.now, DEMO_EXPIRES_IN_DAYS);
  const makeDeal = createMaker(sandbox, town);

  async function passDays(days: number): Promise<void> {
    calendar.pass(days);
    await deadlines.expire();
  }

  const desk: SandboxDesk = {
    async read(account, nameOf) {
      const kept = store();
      const [board, papers, news] = await Promise.all([
        readBoard(sandbox),
        inboxes.read(account),
        kept === undefined ? [] : readNews(kept, account, nameOf),
      ]);
      return {
        ...board,
        today: calendar.now().toISOString(),
        currency: town.account.currency,
        inboxes: papers,
        moods: moods.read(),
        news,
      };
    },
    async deal(id) {
      try {
        return await openDeal(sandbox, id);
      } catch (error) {
        if (error instanceof ControlError) return undefined;
        throw error;
      }
    },
    async addDeal(pipeline) {
      const known = town.pipelines.find(({ id }) => String(id) === pipeline);
      return known === undefined ? undefined : String((await makeDeal(known.id)).id);
    },
    moveDeal: (id, to) =>
      tried(
        sandbox.control("kommo", "moveDeal", {
          id: Number(id),
          pipeline: Number(to.pipeline),
          stage: Number(to.stage),
        }),
      ),
    editContact: (id, email) =>
      tried(
        sandbox.control("kommo", "editContact", {
          id: Number(id),
          email: email.trim() === "" ? null : email,
        }),
      ),
    async act(inbox, paper, { act, signer, reason }) {
      return tried(
        sandbox.control(inbox, ACTIONS[act], {
          id: paper,
          ...(signer === undefined || act === "sign-all" || act === "expire" ? {} : { signer }),
          ...(reason === undefined || act !== "decline" ? {} : { reason }),
        }),
      );
    },
    setMoods: async (side, wanted) =>
      moods.set(side, wanted) ? undefined : `There is nobody called “${side}” in the sandbox.`,
    passDays,
  };
  return {
    desk,
    moods,
    passDays,
    stop() {
      deadlines.stop();
      inboxes.stop();
    },
  };
}

/** What the sandbox refuses is a sentence. */
async function tried(done: Promise<unknown>): Promise<Refusal> {
  try {
    await done;
    return undefined;
  } catch (error) {
    if (error instanceof ControlError) return `${error.message.replace(/\.$/u, "")}.`;
    throw error;
  }
}
