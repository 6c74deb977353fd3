import { expect, test } from "vitest";
import { CountersignError } from "../domain/errors.ts";
import type { HttpAnswer } from "../http/http.ts";
import type { AccessToken } from "./provider.ts";
import { memoryTokens } from "./test-tokens.ts";
import { createTokenSource } from "./token-source.ts";
import type { TokenSource } from "./token-source.ts";

const START = Date.parse("2026-11-02T10:00:00Z");

interface Bought {
  readonly source: TokenSource;
  /** A second worker with the same book. */
  readonly other: TokenSource;
  readonly fetched: readonly (AccessToken | undefined)[];
  readonly pass: (ms: number) => void;
}

/** Tokens live for an hour unless said otherwise, and are numbered. */
function shop(lifeMs = 3_600_000, refuse?: () => CountersignError | undefined): Bought {
  let at = START;
  const fetched: (AccessToken | undefined)[] = [];
  const book = memoryTokens()("user and key");
  const now = (): Date => new Date(at);
  const fetch = async (stored: AccessToken | undefined): Promise<AccessToken> => {
    fetched.push(stored);
    const refusal = refuse?.();
    if (refusal) throw refusal;
    return {
      accessToken: `t${fetched.length}`,
      refreshToken: "",
      expiresAt: new Date(at + lifeMs),
    };
  };
  const parts = { book, now, spareMs: 60_000, fetch };
  return {
    source: createTokenSource(parts),
    other: createTokenSource(parts),
    fetched,
    pass: (ms) => void (at += ms),
  };
}

function answer(status: number): HttpAnswer {
  return {
    status,
    headers: new Headers(),
    bytes: new Uint8Array(),
    at: new Date(START),
    text: () => "",
    json: () => undefined,
    where: {},
  };
}

/** Which tokens a call was made with; those in `refused` are answered with 401. */
async function call(source: TokenSource, refused: readonly string[] = []): Promise<readonly string[]> {
  const used: string[] = [];
  await source.withToken(
    async (token) => {
      used.push(token);
      return answer(refused.includes(token) ? 401 : 200);
    },
    ({ status }) => status === 401,
  );
  return used;
}

test("one token serves all workers until shortly before it ends", async () => {
  const { source, other, fetched, pass } = shop();
  expect(await Promise.all([call(source), call(source), call(other)])).toEqual([["t1"], ["t1"], ["t1"]]);
  pass(3_539_000);
  expect(await call(source)).toEqual(["t1"]);
  pass(2_000);
  expect([await call(source), await call(other)]).toEqual([["t2"], ["t2"]]);
  expect(fetched).toHaveLength(2);
});

test("a token that is refused is replaced once, by one worker, and the call is made once more", async () => {
  const { source, other, fetched } = shop();
  await Promise.all([call(source), call(other)]);
  const both = await Promise.all([call(source, ["t1"]), call(other, ["t1"])]);
  expect(both).toEqual([
    ["t1", "t2"],
    ["t1", "t2"],
  ]);
  expect(fetched.map((stored) => stored?.accessToken)).toEqual([undefined, "t1"]);
});

test("a new token that is refused as well is the answer: nobody buys tokens for ever", async () => {
  const { source, fetched } = shop();
  await call(source);
  expect(await call(source, ["t1", "t2"])).toEqual(["t1", "t2"]);
  expect(fetched).toHaveLength(2);
});

test.each([
  ["a life that is shorter than what is spared", 40_000, 30_000],
  ["an end that our clock has passed already", -1, 30_000],
])("%s does not mean a token for each call", async (_, lifeMs, goodMs) => {
  const { source, fetched, pass } = shop(lifeMs);
  expect([await call(source), await call(source)]).toEqual([["t1"], ["t1"]]);
  pass(goodMs + 1);
  expect(await call(source)).toEqual(["t2"]);
  expect(fetched).toHaveLength(2);
});

test("while the vendor wants no more logins nobody knocks; afterwards one does", async () => {
  const until = new Date(START + 10_000);
  let isBusy = true;
  const busy = (): CountersignError | undefined =>
    isBusy ? new CountersignError("rate_limited", { next: "wait", until }, "Too many logins.") : undefined;
  const { source, fetched, pass } = shop(3_600_000, busy);
  for (let contract = 0; contract < 5; contract += 1)
    await expect(call(source)).rejects.toMatchObject({ code: "rate_limited", verdict: { until } });
  expect(fetched).toHaveLength(1);
  isBusy = false;
  pass(10_000);
  expect(await call(source)).toEqual(["t2"]);
});
