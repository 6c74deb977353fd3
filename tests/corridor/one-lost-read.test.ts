import { expect, test } from "vitest";
import { z } from "zod";
import { createLog } from "../../src/server/log.ts";
import { openWorld } from "../story.ts";

const Line = z.object({ msg: z.string(), where: z.object({ operation: z.string() }).optional() });

test("one call that reads many deals is lost: the log says it once, and all of them are sent", async () => {
  const lines: z.infer<typeof Line>[] = [];
  const destination = { write: (line: string): void => void lines.push(Line.parse(JSON.parse(line))) };
  const world = await openWorld();
  await world.restart({ log: createLog({ level: "warn", secrets: [], destination }) });
  const ids: string[] = [];
  for (let count = 0; count < 40; count += 1) ids.push(await world.createDeal());
  world.sandbox.kommo.fault({ kind: "500", match: "^GET /api/v4/leads$" });
  await world.sandbox.kommo.control("moveDeals", { ids: ids.map(Number), stage: "Won" });
  await world.elapse();
  for (const id of ids) expect(await world.contract(id)).toMatchObject({ status: "sent" });
  const told = lines.filter(({ where }) => where?.operation === "leads.list");
  expect(told.map(({ msg }) => msg)).toEqual(["a deal could not be looked at"]);
});
