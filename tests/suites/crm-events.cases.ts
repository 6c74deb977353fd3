import { expect } from "vitest";
import { plainDeal, plainDeals } from "./crm-case.ts";
import type { CrmCase } from "./crm-case.ts";
import type { CrmStand } from "./crm-stand.ts";

const MINUTE_MS = 60_000;
const around = (): readonly [from: Date, to: Date] => [
  new Date(Date.now() - MINUTE_MS),
  new Date(Date.now() + MINUTE_MS),
];

async function move(
  stand: CrmStand,
  id: string,
  pipeline: string,
  stage: string,
  by?: number,
): Promise<void> {
  await stand.account.control("moveDeal", {
    id: Number(id),
    pipeline,
    stage,
    ...(by === undefined ? {} : { by }),
  });
}

/** Kommo's own log of events: for hooks that never came. */
export const CRM_EVENT_CASES: readonly CrmCase[] = [
  {
    says: "tells a deal's way through the stages, oldest first, and who moved it",
    async run(stand) {
      const [id = "", other = ""] = plainDeals(stand, 2);
      const [from] = around();
      await move(stand, id, "Sales", "Proposal", 0);
      await move(stand, other, "Sales", "Won");
      await move(stand, id, "Sales", "Won");
      await move(stand, id, "Partners", "Won");
      const won = await stand.crm.resolveStage("Sales", "Won");
      const elsewhere = await stand.crm.resolveStage("Partners", "Won");
      const changes = await stand.crm.stageChanges(id, from);
      expect(changes.map(({ to, by }) => [to.pipelineId, to.stageId, by === "0"])).toEqual([
        [won.pipelineId, "60100003", true],
        [won.pipelineId, won.stageId, false],
        [elsewhere.pipelineId, elsewhere.stageId, false],
      ]);
      expect(changes.at(-1)?.from).toEqual(won);
      expect(await stand.crm.stageChanges(id, new Date(Date.now() + MINUTE_MS))).toEqual([]);
    },
  },
  {
    says: "finds the deals that entered a stage, moved or made there, and no others",
    async run(stand) {
      const [moved = "", elsewhere = "", back = "", quiet = ""] = plainDeals(stand, 4);
      const [from, to] = around();
      await move(stand, moved, "Sales", "Won");
      await move(stand, elsewhere, "Partners", "Won");
      await move(stand, back, "Sales", "Won");
      await move(stand, back, "Sales", "Proposal");
      await move(stand, quiet, "Sales", "Contract sent");
      const made: unknown = await stand.account.control("createDeal", { name: "New", stage: "Won" });
      const id = typeof made === "object" && made !== null && "id" in made ? String(made.id) : "";
      const won = await stand.crm.resolveStage("Sales", "Won");
      const sent = await stand.crm.resolveStage("Sales", "Contract sent");
      const one = await stand.crm.enteredStages([won], from, to);
      expect([...one.keys()].toSorted()).toEqual([moved, back, id].toSorted());
      const two = await stand.crm.enteredStages([won, sent], from, to);
      expect([...two.keys()].toSorted()).toEqual([moved, back, quiet, id].toSorted());
      const before = new Date(from.getTime() - MINUTE_MS);
      expect(await stand.crm.enteredStages([won], before, from)).toEqual(new Map());
      expect(await stand.crm.enteredStages([], from, to)).toEqual(new Map());
    },
  },
  {
    says: "finds all of 220 deals that were moved at once",
    async run(stand) {
      const ids = plainDeals(stand, 220);
      const [from, to] = around();
      await stand.account.control("moveDeals", { ids: ids.map(Number), pipeline: "Sales", stage: "Won" });
      const won = await stand.crm.resolveStage("Sales", "Won");
      const entered = await stand.crm.enteredStages([won], from, to);
      expect([...entered.keys()].toSorted()).toEqual(ids.toSorted());
    },
  },
  {
    says: "reads the log to its end although a page of it fails once",
    async run(stand) {
      const ids = plainDeals(stand, 120);
      const [from, to] = around();
      await stand.account.control("moveDeals", { ids: ids.map(Number), pipeline: "Sales", stage: "Won" });
      const won = await stand.crm.resolveStage("Sales", "Won");
      for (const kind of ["500", "lost"] as const) stand.fault({ kind, match: "^GET /api/v4/events" });
      const entered = await stand.crm.enteredStages([won], from, to);
      expect([...entered.keys()].toSorted()).toEqual(ids.toSorted());
    },
  },
  {
    says: "never calls a log empty that it could not read",
    async run(stand) {
      const won = await stand.crm.resolveStage("Sales", "Won");
      for (const kind of ["500", "lost", "nonsense"] as const) {
        // each is tried four times, unless there was an answer that nobody can read
        stand.fault({ kind, match: "^GET /api/v4/events", times: kind === "nonsense" ? 2 : 8 });
        const errors = await Promise.all([
          stand.fails(stand.crm.enteredStages([won], ...around())),
          stand.fails(stand.crm.stageChanges(plainDeal(stand), new Date(0))),
        ]);
        expect(errors.map(({ verdict }) => verdict.next)).toEqual(["retry", "retry"]);
      }
    },
  },
];
