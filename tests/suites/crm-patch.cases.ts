import { expect } from "vitest";
import { outcomes, plainDeal, plainDeals } from "./crm-case.ts";
import type { CrmCase } from "./crm-case.ts";
import type { CrmStand } from "./crm-stand.ts";

type Value = readonly [field: string, text: string, held: unknown];

/** Field → what is written → what Kommo then holds. */
const VALUES: readonly Value[] = [
  ["Contract ID", `CS-1 "quoted" <b>&</b> 🚀`, `CS-1 "quoted" <b>&</b> 🚀`],
  ["Plan", "Scale", "Scale"],
  ["plan", "growth", "Growth"],
  ["Term months", "24", "24"],
  ["Annual value", "1200.50", "1200.50"],
  ["Auto-renew", "yes", true],
  ["Products", "Licence, Training", ["Licence", "Training"]],
  ["Payment terms", "60 days", "60 days"],
  ["Special terms", "line one\nline two", "line one\nline two"],
];

async function writes(stand: CrmStand, [field, text, held]: Value): Promise<void> {
  const id = plainDeal(stand);
  await stand.crm.patchDeal(id, { fields: { [field]: text } });
  const { fields } = await stand.state(id);
  const name = Object.keys(fields).find((known) => known.toLowerCase() === field.toLowerCase());
  const value = fields[name ?? field];
  expect(typeof value === "number" ? String(value) : value).toEqual(held);
}

async function patchesMany(stand: CrmStand): Promise<void> {
  const ids = plainDeals(stand, 200);
  const stage = await stand.crm.resolveStage("Sales", "Contract sent");
  await stand.crm.patchDeal(ids[0] ?? "", { fields: { "Contract ID": "warm" } });
  const before = stand.calls(/^PATCH/u);
  const bad = { pipelineId: stage.pipelineId, stageId: "60200002" };
  const results = await outcomes(
    ids.map((id, index) =>
      stand.crm.patchDeal(id, {
        stage: index === 77 ? bad : stage,
        fields: { "Contract ID": `c-${id}` },
      }),
    ),
  );
  expect(results.filter((one) => one !== "ok")).toEqual(["configuration_invalid"]);
  expect(results[77]).toBe("configuration_invalid");
  const states = await Promise.all(ids.map((id) => stand.state(id)));
  const arrived = states.map(({ stage: at, fields }) => [at, fields["Contract ID"]].join(" "));
  expect(arrived.filter((text, index) => text === `Contract sent c-${ids[index]}`)).toHaveLength(199);
  expect(stand.calls(/^PATCH/u) - before).toBeLessThanOrEqual(20);
  expect(stand.account.seen.calls.filter(({ status }) => status === 429)).toEqual([]);
}

/** Writing stages and fields. */
export const CRM_PATCH_CASES: readonly CrmCase[] = [
  {
    says: "moves a deal into a stage of the right pipeline",
    async run(stand) {
      const id = plainDeal(stand);
      for (const pipeline of ["Partners", "Sales"]) {
        const stage = await stand.crm.resolveStage(pipeline, "Won");
        expect(stage.stageId).toBe("142");
        await stand.crm.patchDeal(id, { stage });
        expect(await stand.state(id)).toMatchObject({ pipeline, stage: "Won" });
      }
    },
  },
  ...VALUES.map(([field, text, held]) => ({
    says: `writes ${JSON.stringify(text)} into "${field}"`,
    run: (stand: CrmStand) => writes(stand, [field, text, held]),
  })),
  {
    says: "writes a date so that it reads the same",
    async run(stand) {
      const id = plainDeal(stand);
      await stand.crm.patchDeal(id, { fields: { "Start date": "2026-07-01" } });
      const deal = await stand.crm.readDeal(id);
      expect(deal?.fields.find(({ name }) => name === "Start date")?.values).toEqual(["2026-07-01"]);
      // midnight in Stockholm, summer time
      expect(Number((await stand.state(id)).fields["Start date"])).toBe(Date.UTC(2026, 5, 30, 22) / 1000);
    },
  },
  {
    says: "clears a field and leaves the others",
    async run(stand) {
      const id = plainDeal(stand);
      const before = await stand.state(id);
      await stand.crm.patchDeal(id, { fields: { Plan: null } });
      const { Plan: _plan, ...others } = before.fields;
      expect((await stand.state(id)).fields).toEqual(others);
    },
  },
  {
    says: "names what exists instead of what was asked for",
    async run(stand) {
      const id = plainDeal(stand);
      const field = await stand.fails(stand.crm.patchDeal(id, { fields: { "Contract No": "1" } }));
      expect(field.detail).toMatch(/"Contract No".*"Plan"/u);
      const option = await stand.fails(stand.crm.patchDeal(id, { fields: { Plan: "Platinum" } }));
      expect(option.detail).toMatch(/Plan.*Platinum.*"Growth", "Scale", "Enterprise"/u);
      const number = await stand.fails(stand.crm.patchDeal(id, { fields: { "Term months": "two years" } }));
      expect(number.detail).toContain("Term months");
      const pipeline = await stand.fails(stand.crm.resolveStage("Purchasing", "Won"));
      expect(pipeline.detail).toMatch(/"Purchasing".*"Sales".*"Partners"/u);
      const stage = await stand.fails(stand.crm.resolveStage("Sales", "Contract lost"));
      expect(stage.detail).toMatch(/"Contract lost".*"Contract signed"/u);
      for (const error of [field, option, number, pipeline, stage]) {
        expect(error).toMatchObject({ code: "configuration_invalid", verdict: { next: "stop" } });
      }
      expect(stand.calls(/^PATCH/u)).toBe(0);
    },
  },
  {
    says: "stops at a stage that the pipeline does not have",
    async run(stand) {
      const { pipelineId } = await stand.crm.resolveStage("Sales", "Won");
      const patch = stand.crm.patchDeal(plainDeal(stand), { stage: { pipelineId, stageId: "60200002" } });
      expect(await stand.fails(patch)).toMatchObject({
        code: "configuration_invalid",
        verdict: { next: "stop" },
      });
    },
  },
  {
    says: "merges what is asked of one deal at once; the later one wins",
    options: { perSecond: 30 },
    async run(stand) {
      const id = plainDeal(stand);
      const stage = await stand.crm.resolveStage("Sales", "Contract sent");
      await Promise.all([
        stand.crm.patchDeal(id, { fields: { "Contract ID": "first", Country: "Sweden" } }),
        stand.crm.patchDeal(id, { stage }),
        stand.crm.patchDeal(id, { fields: { "Contract ID": "second" } }),
      ]);
      const { stage: now, fields } = await stand.state(id);
      expect([now, fields["Contract ID"], fields["Country"]]).toEqual(["Contract sent", "second", "Sweden"]);
    },
  },
  {
    says: "makes no call for a patch that changes nothing",
    async run(stand) {
      await stand.crm.patchDeal(plainDeal(stand), {});
      await stand.crm.patchDeal(plainDeal(stand), { fields: {} });
      expect(stand.calls(/./u)).toBe(0);
    },
  },
  {
    says: "may be repeated when the answer is lost",
    async run(stand) {
      const id = plainDeal(stand);
      for (const kind of ["lost", "error500After", "500", "reset"] as const) {
        stand.fault({ kind, match: "^PATCH" });
        const patch = stand.crm.patchDeal(id, { fields: { "Contract ID": kind } });
        expect((await stand.fails(patch)).verdict.next).toBe("retry");
        await stand.crm.patchDeal(id, { fields: { "Contract ID": kind } });
        expect((await stand.state(id)).fields["Contract ID"]).toBe(kind);
      }
    },
  },
  ...[7, undefined].map((perSecond) => ({
    says: `patches 200 deals at once in few calls, and only the bad one fails (${perSecond ?? "no"} limit)`,
    ...(perSecond === undefined ? {} : { options: { perSecond } }),
    run: patchesMany,
  })),
  {
    says: "fails only for the deal that was deleted meanwhile",
    options: { perSecond: 30 },
    async run(stand) {
      const ids = plainDeals(stand, 20);
      await stand.crm.patchDeal(ids[0] ?? "", { fields: { "Contract ID": "warm" } });
      await stand.account.control("deleteDeal", { id: Number(ids[5]) });
      const results = await outcomes(
        ids.map((id) => stand.crm.patchDeal(id, { fields: { "Contract ID": id } })),
      );
      expect(results.flatMap((one, index) => (one === "ok" ? [] : [index]))).toEqual([5]);
    },
  },
];
