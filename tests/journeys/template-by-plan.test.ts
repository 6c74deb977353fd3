import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal, winDeal } from "../story.ts";

const BY_PLAN = `{ by: deal.fields.Plan, map: { Growth: tpl_growth, Scale: tpl_scale }, default: tpl_standard }`;

test.each(DIALECTS)("the deal's plan chooses the template (%s)", async (dialect) => {
  const world = await openWorld({ dialect, template: BY_PLAN, fields: { plan: "{{ deal.fields.Plan }}" } });
  const templates: string[] = [];
  for (const plan of ["Growth", "Scale", "Enterprise"]) {
    const { remoteId } = await sendDeal(world, { fields: { Plan: plan } });
    const document = (await world.documents()).find((one) => one.id === remoteId);
    expect(document?.values["plan"]).toBe(plan);
    templates.push(document?.templateId ?? "none");
  }
  expect(templates).toEqual(["tpl_growth", "tpl_scale", "tpl_standard"]);
});

test("a plan without a template waits for a person", async () => {
  const world = await openWorld({ template: "{ by: deal.fields.Plan, map: { Growth: tpl_growth } }" });
  const id = await winDeal(world, { fields: { Plan: "Scale" } });
  expect((await world.contract(id)).failure).toMatchObject({ code: "order_incomplete" });
  expect(await world.documents()).toEqual([]);
  const { notes, tasks } = await world.deal(id);
  expect(notes[0]?.text).toContain("Plan");
  expect(tasks).toHaveLength(1);
});
