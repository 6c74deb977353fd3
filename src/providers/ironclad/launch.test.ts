import { expect, test } from "vitest";
import { NOW } from "../test-vendor.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { WORKFLOW_ID, connectTo, order, routes, templatesJson, workflowJson } from "./vendor-fixture.ts";

const JOB = "GET /workflows/async/job1";
const DONE: Reply = {
  status: 200,
  body: { status: "success", requestPayload: {}, workflow: workflowJson() },
};
const IN_PROGRESS: Reply = { status: 200, body: { status: "in_progress", requestPayload: {} } };

function vendor(table: Parameters<typeof routes>[0]): (call: Seen) => Reply {
  return routes({
    "GET /workflow-schemas": { status: 200, body: templatesJson() },
    "POST /workflows/async": { status: 200, body: { asyncJobId: "job1", asyncJobStatusUrl: "http://x" } },
    ...table,
  });
}

test("a launch nobody saw the end of is asked about by its kept id, before anything is searched or repeated", async () => {
  const answers: Reply[] = [{ status: 401 }, IN_PROGRESS, DONE];
  const table = vendor({ [JOB]: () => answers.shift() ?? DONE });
  const { account } = await connectTo(documented, table);
  const kept: string[] = [];
  const launch = account.create(order(), async (mark) => void kept.push(mark));
  await expect(launch).rejects.toMatchObject({ verdict: { next: "look" } });
  expect(kept).toEqual([`job1 ${NOW.toISOString()}`]);
  const { account: afterRestart } = await connectTo(documented, table);
  await expect(afterRestart.find(order(), kept[0])).rejects.toMatchObject({
    code: "outcome_unknown",
    verdict: { next: "wait", until: new Date(NOW.getTime() + 15_000) },
  });
  const found = await afterRestart.find(order(), kept[0]);
  expect(found).toMatchObject({ found: "one", contract: { id: WORKFLOW_ID } });
});

test.each([
  ["INVALID_PARAM", { found: "none", isFinal: true }],
  ["SERVER_ERROR", { found: "none" }],
])("a launch that failed with %s meanwhile: only a refusal settles it", async (code, found) => {
  const error = { code, message: "no" };
  const failed: Reply = { status: 200, body: { status: "failed", requestPayload: {}, error } };
  const empty: Reply = { status: 200, body: { page: 0, pageSize: 100, count: 0, list: [] } };
  const { account } = await connectTo(documented, vendor({ [JOB]: failed, "GET /workflows": empty }));
  expect(await account.find(order(), "job1")).toEqual(found);
});

test.each([404, 403])(
  "a launch whose id is answered with %s is looked for by our reference",
  async (status) => {
    const list: Reply = { status: 200, body: { page: 0, pageSize: 100, count: 1, list: [workflowJson()] } };
    const one: Reply = { status: 200, body: workflowJson() };
    const { account } = await connectTo(
      documented,
      vendor({ [JOB]: { status }, "GET /workflows": list, [`GET /workflows/${WORKFLOW_ID}`]: one }),
    );
    expect(await account.find(order(), "job1")).toMatchObject({ found: "one" });
  },
);
