import { expect, test } from "vitest";
import { createDirector } from "./demo-director.ts";

function stage(asked: boolean) {
  const told: string[] = [];
  const state = { elapsedMs: 0, hasVisitor: false };
  const director = createDirector({
    asked,
    patienceMs: 30_000,
    elapsedMs: () => state.elapsedMs,
    hasVisitor: async () => state.hasVisitor,
    async begin() {
      told.push("begins");
      return { stop: async () => void told.push("ends") };
    },
    onVisitor: () => void told.push("makes room"),
  });
  return { told, state, director };
}

test("nothing moves by itself while a visitor may still come", async () => {
  const { told, state, director } = stage(false);
  await director.round();
  state.elapsedMs = 29_999;
  await director.round();
  expect(told).toEqual([]);
});

test("when nobody comes the show begins, once, and makes room for the first visitor for good", async () => {
  const { told, state, director } = stage(false);
  state.elapsedMs = 30_000;
  await director.round();
  await director.round();
  expect(told).toEqual(["begins"]);
  state.hasVisitor = true;
  await director.round();
  await director.round();
  expect(told).toEqual(["begins", "ends", "makes room"]);
  await director.stop();
  expect(told).toHaveLength(3);
});

test("a visitor who comes at once is never disturbed", async () => {
  const { told, state, director } = stage(false);
  state.hasVisitor = true;
  await director.round();
  Object.assign(state, { elapsedMs: 90_000, hasVisitor: false });
  await director.round();
  expect(told).toEqual([]);
});

test("a show that was asked for begins at once and goes on whoever comes", async () => {
  const { told, state, director } = stage(true);
  state.hasVisitor = true;
  await director.round();
  expect(told).toEqual(["begins"]);
  await director.stop();
  expect(told).toEqual(["begins", "ends"]);
});
