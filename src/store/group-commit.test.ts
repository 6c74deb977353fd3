import { expect, test } from "vitest";
import { createGroupCommit } from "./group-commit.ts";

/** A statement that waits to be let go. */
function held() {
  const runs: {
    readonly items: readonly string[];
    readonly answer: PromiseWithResolvers<readonly string[]>;
  }[] = [];
  return {
    runs,
    run: (items: readonly string[]) => {
      const answer = Promise.withResolvers<readonly string[]>();
      runs.push({ items, answer });
      return answer.promise;
    },
    letGo: (at: number, results?: readonly string[]) => {
      const run = runs[at];
      run?.answer.resolve(results ?? run.items.map((item) => `${item} kept`));
    },
    items: () => runs.map((run) => run.items.join("")),
  };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test("what comes alone goes at once; what comes meanwhile shares the next statement", async () => {
  const { run, letGo, items } = held();
  const keep = createGroupCommit({ run });
  const first = keep("a");
  await settled();
  const second = keep("b");
  await settled();
  const rest = ["c", "d", "e"].map((item) => keep(item));
  await settled();
  expect(items()).toEqual(["a", "b"]);
  letGo(1);
  expect(await second).toBe("b kept");
  await settled();
  expect(items()).toEqual(["a", "b", "cde"]);
  letGo(2);
  expect(await Promise.all(rest)).toEqual(["c kept", "d kept", "e kept"]);
  letGo(0);
  expect(await first).toBe("a kept");
});

test("items of one key never share a statement and keep their order", async () => {
  const { run, letGo, items } = held();
  const keep = createGroupCommit({ run, keyOf: (item: string) => item.slice(0, 1) });
  const all = ["a1", "b1", "a2", "c1", "a3"].map((item) => keep(item));
  await settled();
  expect(items()).toEqual(["a1b1c1", "a2"]);
  letGo(0);
  await settled();
  letGo(1);
  await settled();
  letGo(2);
  expect(await Promise.all(all)).toEqual(["a1 kept", "b1 kept", "a2 kept", "c1 kept", "a3 kept"]);
});

test("a shared statement that fails is tried once for each, and only the culprit fails", async () => {
  const tried: string[] = [];
  const keep = createGroupCommit({
    async run(items: readonly string[]) {
      tried.push(items.join(""));
      if (items.includes("x")) throw new Error("refused");
      return items.map((item) => `${item} kept`);
    },
  });
  const results = await Promise.allSettled(["a", "x", "b"].map((item) => keep(item)));
  expect(tried).toEqual(["axb", "a", "x", "b"]);
  expect(
    results.map((result) => (result.status === "fulfilled" ? result.value : String(result.reason))),
  ).toEqual(["a kept", "Error: refused", "b kept"]);
});

test("an item whose answer is missing is told so", async () => {
  const keep = createGroupCommit({ run: async (items: readonly string[]) => items.slice(1) });
  const results = await Promise.allSettled(["a", "b"].map((item) => keep(item)));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
});

test("large items and long lines are split", async () => {
  const sizes: number[] = [];
  const keep = createGroupCommit({
    bytesOf: (item: { readonly bytes: number }) => item.bytes,
    async run(items) {
      sizes.push(items.length);
      return items.map(() => true);
    },
  });
  const mebibyte = 1024 * 1024;
  await Promise.all(Array.from({ length: 6 }, () => keep({ bytes: 1.5 * mebibyte })));
  await keep({ bytes: 50 * mebibyte });
  await Promise.all(Array.from({ length: 450 }, () => keep({ bytes: 1 })));
  expect(sizes).toEqual([2, 2, 2, 1, 200, 200, 50]);
});
