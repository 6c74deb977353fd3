import { expect, test } from "vitest";
import { createInTurn } from "./in-turn.ts";

test("one after the other, also when one of them fails", async () => {
  const inTurn = createInTurn();
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  const one = inTurn(async () => {
    told.push("one begins");
    await first.promise;
    told.push("one fails");
    throw new Error("away");
  });
  const two = inTurn(async () => {
    told.push("two");
    return 2;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual(["one begins"]);
  first.resolve();
  await expect(one).rejects.toThrow("away");
  expect(await two).toBe(2);
  expect(told).toEqual(["one begins", "one fails", "two"]);
});

test("who may not wait long begins before its turn, and the next one waits for both", async () => {
  const inTurn = createInTurn();
  const told: string[] = [];
  const hangs = Promise.withResolvers<void>();
  const one = inTurn(async () => {
    await hangs.promise;
    told.push("one");
  });
  const beat = inTurn(async () => void told.push("beat"), 1);
  const two = inTurn(async () => void told.push("two"));
  await beat;
  expect(told).toEqual(["beat"]);
  hangs.resolve();
  await Promise.all([one, two]);
  expect(told).toEqual(["beat", "one", "two"]);
});
