import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { listenLocally } from "../../tests/suites/listen-locally.ts";
import { createBench, runProcess } from "./cli.testkit.ts";
import type { Bench } from "./cli.testkit.ts";

let bench: Bench;
let database: TestDatabase;
beforeAll(async () => {
  bench = await createBench();
  database = await testDatabase();
});
afterAll(async () => {
  await bench.close();
  await database.close();
});

test("on a port that is taken it says so and ends, with a database that goes on living", async () => {
  const taken = await listenLocally(createServer());
  const { port } = new URL(taken.url);
  const file = await bench.write();
  const argv = ["serve", "--port", port, "--log", "json"];
  for (const more of [["--config", file], []]) {
    const { code, err } = await runProcess([...argv, "--data", bench.data, ...more], {
      DATABASE_URL: database.url,
    });
    expect(err).toContain(`The port ${port} is taken`);
    expect(code).toBe(2);
  }
  const demo = await runProcess(["demo", "--port", port]);
  expect(demo).toMatchObject({ code: 2, err: expect.stringContaining(`The port ${port} is taken`) });
  await taken.close();
}, 60_000);

test("without a database that answers it says so and ends", async () => {
  const { code, err } = await runProcess(["serve", "--port", "0", "--data", bench.data], {
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  });
  expect(err).toContain("The database that DATABASE_URL names cannot be used");
  expect(code).toBe(1);
});

test("with traces that cannot be had it says so and ends", async () => {
  const file = await bench.write();
  const argv = ["serve", "--port", "0", "--data", bench.data, "--config", file];
  const { code, err } = await runProcess(argv, {
    DATABASE_URL: database.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1",
    OTEL_TRACES_SAMPLER_ARG: "2",
  });
  expect(err).toContain("OTEL_TRACES_SAMPLER_ARG");
  expect(code).toBe(1);
}, 45_000);
