import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Town, TownContact, TownPipeline } from "../../sandbox/town/town.ts";

/** A show begins with one deal of each pipeline, and soon with one that lacks an e-mail address. */
const FIRST = [0, 5, 11, 1];

/** The salespeople of the town: whenever asked, one of them wins a deal. */
export interface Sellers {
  /** Moves the next deal into its pipeline's stage Won; when all are won, a new one is made first. */
  win(): Promise<void>;
}

/** They begin with the deals of the town, without its first `spared`. */
export function createSellers(sandbox: Pick<Sandbox, "control">, town: Town, spared = 0): Sellers {
  const open = town.deals.slice(spared).filter(({ closedAt }) => closedAt === null);
  const opening = FIRST.filter((at) => at >= spared).flatMap((at) => town.deals[at] ?? []);
  const waiting = [...opening, ...open.filter((deal) => !opening.includes(deal))];
  const makeDeal = createMaker(sandbox, town);
  let won = 0;

  async function nextDeal(): Promise<{ readonly id: number; readonly pipelineId: number }> {
    const deal = waiting.shift();
    if (deal !== undefined) return deal;
    won += 1;
    return makeDeal(town.pipelines[won % 4 === 3 ? 1 : 0]?.id ?? 0);
  }

  return {
    async win() {
      const { id, pipelineId } = await nextDeal();
      await sandbox.control("kommo", "moveDeal", { id, stage: "Won", pipeline: pipelineId });
    },
  };
}

/** Makes a new deal of the town in a pipeline, given by its id. Throws ControlError where there is no such pipeline. */
export type Maker = (pipelineId: number) => Promise<{ readonly id: number; readonly pipelineId: number }>;

/** Deals are numbered on, and their contacts take turns. */
export function createMaker(sandbox: Pick<Sandbox, "control">, town: Town): Maker {
  const contacts = town.contacts.slice(0, town.companies.length);
  let made = town.deals.length;
  return async (pipelineId) => {
    made += 1;
    const contact = contacts[made % contacts.length];
    const pipeline = town.pipelines.find(({ id }) => id === pipelineId);
    const answer = await sandbox.control("kommo", "createDeal", newDeal(made, contact, pipeline));
    return { id: idOf(answer), pipelineId };
  };
}

function newDeal(
  number: number,
  contact: TownContact | undefined,
  pipeline: TownPipeline | undefined,
): Readonly<Record<string, unknown>> {
  return {
    name: `Deal ${number}: ${contact?.name ?? "nobody"}`,
    price: 900 + (number % 40) * 250,
    contacts: contact === undefined ? [] : [contact.id],
    company: contact?.companyId ?? null,
    pipeline: pipeline?.id,
    stage: pipeline?.stages[1]?.id,
  };
}

function idOf(answer: unknown): number {
  if (typeof answer === "object" && answer !== null && "id" in answer && typeof answer.id === "number")
    return answer.id;
  throw new Error("The sandbox made no deal.");
}
