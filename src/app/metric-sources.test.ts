import { expect, test } from "vitest";
import { openWorld } from "../../tests/story.ts";

test("who asks for the figures is not counted among those who wait for a connection", async () => {
  const world = await openWorld();
  await world.settle();
  const text = await (await fetch(`${world.url}/metrics`)).text();
  expect(text).toContain('countersign_database_connections{state="waiting"} 0');
  expect(text).toContain('countersign_contracts{status="failed"} 0');
});

test("whoever asks while somebody else does has all figures, too", async () => {
  const world = await openWorld();
  await world.settle();
  const asked = Array.from({ length: 6 }, async () => (await fetch(`${world.url}/metrics`)).text());
  for (const text of await Promise.all(asked)) {
    expect(text).toContain('countersign_contracts{status="failed"} 0');
    expect(text).toContain('countersign_connection_good{account="acme",connection="kommo"} 1');
    expect(text).toMatch(/countersign_looks\{state="waiting"\} \d/);
  }
});
