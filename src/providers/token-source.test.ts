import { expect, test } from "vitest";
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
  pass(ms: number): void;
}

/** Tokens live for an hour and are numbered. */
function shop(): Bought {
  let at = START;
  const fetched: (AccessToken | undefined)[] = [];
  const book = memoryTokens()("user and key");
  const now = (): Date => new Date(at);
  const fetch = async (stored: AccessToken | undefined): Promise<AccessToken> => {
    fetched.push(stored);
    return {
      accessToken: `t${fetched.length}`,
      refreshToken: "",
      expiresAt: new Date(at + 3_600_000),
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
