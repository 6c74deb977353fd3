import { expect, test } from "vitest";
import { createStreamSeats, SEATS } from "./stream-seats.ts";

test("neither a caller nor an account takes all seats, and whoever leaves twice leaves once", () => {
  const seats = createStreamSeats();
  const take = (caller: string, account: string) => seats.take({ caller, account });
  const leave = take("ann", "acme");
  for (let n = 1; n < SEATS.caller; n += 1) expect(take("ann", "acme")).toBeTypeOf("function");
  expect([take("ann", "acme"), take("ann", "other")]).toEqual(["caller", "caller"]);
  for (let n = SEATS.caller; n < SEATS.account; n += 1)
    expect(take(`key ${n}`, "acme")).toBeTypeOf("function");
  expect(take("bob", "acme")).toBe("account");
  expect(take("bob", "other")).toBeTypeOf("function");
  if (typeof leave === "string") throw new Error("there was room");
  leave();
  leave();
  expect(take("ann", "acme")).toBeTypeOf("function");
  expect(take("bob", "acme")).toBe("account");
  for (let n = SEATS.account + 1; n < SEATS.all; n += 1)
    expect(take(`key ${n}`, `account ${n % 7}`)).toBeTypeOf("function");
  expect(take("carl", "last")).toBe("all");
});
