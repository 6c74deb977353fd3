import { expect, test } from "vitest";
import { knowManagers, managerName } from "./manager-names.ts";
import { sayInEnglish } from "../../texts/texts.ts";

type Users = readonly { readonly id: string; readonly name: string }[];

const T0 = Date.parse("2026-11-02T10:00:00Z");

/** A house of which only the users' names are asked. */
function aHouse(users: () => Promise<Users>) {
  let nowMs = T0;
  const asked = { count: 0 };
  // the names are remembered per store, and nothing is asked of it
  const store = Object.create(null);
  return {
    store,
    asked,
    now: () => new Date(nowMs),
    pass: (ms: number) => void (nowMs += ms),
    contracts: {
      dealAddress: () => undefined,
      archived: () => Promise.resolve(undefined),
      users: () => {
        asked.count += 1;
        return users();
      },
    },
  };
}

test("the first page waits for the names, and has them", async () => {
  const house = aHouse(async () => [{ id: "7", name: "Ada Öberg" }]);
  await knowManagers(house, "acme");
  expect(managerName(house, sayInEnglish, "acme", { id: "7" })).toBe("Ada Öberg");
  expect(managerName(house, sayInEnglish, "acme", { id: "8", name: "As it was then" })).toBe(
    "As it was then",
  );
  await knowManagers(house, "acme");
  expect(house.asked.count).toBe(1);
});

test("only whom Kommo does not know is said to have left", async () => {
  const house = aHouse(async () => [{ id: "7", name: "Ada Öberg" }]);
  expect(managerName(house, sayInEnglish, "acme", { id: "507" })).toBe("User 507");
  await knowManagers(house, "acme");
  expect(managerName(house, sayInEnglish, "acme", { id: "507" })).toBe("User 507 (no longer in Kommo)");
});

test("without the right to read users nobody is said to have left", async () => {
  const house = aHouse(async () => []);
  await knowManagers(house, "acme");
  expect(managerName(house, sayInEnglish, "acme", { id: "507" })).toBe("User 507");
});

test("a Kommo that cannot be asked holds nobody up twice, and is asked again soon; known names stay", async () => {
  let isWell = false;
  const house = aHouse(async () => {
    if (!isWell) throw new Error("down");
    return [{ id: "7", name: "Ada Öberg" }];
  });
  await knowManagers(house, "acme");
  expect(managerName(house, sayInEnglish, "acme", { id: "7" })).toBe("User 7");
  expect(house.asked.count).toBe(1);
  isWell = true;
  house.pass(31_000);
  await knowManagers(house, "acme");
  expect(managerName(house, sayInEnglish, "acme", { id: "7" })).toBe("Ada Öberg");
  isWell = false;
  house.pass(11 * 60_000);
  await knowManagers(house, "acme");
  expect(managerName(house, sayInEnglish, "acme", { id: "7" })).toBe("Ada Öberg");
});
