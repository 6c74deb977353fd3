import { expect, test } from "vitest";
import { entitiesOf, failureIn, kommoAt, memoryTokens, NOW, startServer } from "./test-kommo.ts";
import type { Reply, Seen } from "./test-kommo.ts";
import { plentyOf } from "./test-leads.ts";
import { at } from "./raw.ts";

const OAUTH = {
  kind: "oauth",
  clientId: "client",
  clientSecret: "secret-of-client",
  redirectUri: "https://sign.example.com/oauth",
} as const;

/** An account that takes one access token, and gives the next pair for the refresh token that belongs to it. */
function account() {
  const grants: unknown[] = [];
  const state = { round: 1, lose: 0, grants };
  const answer = (seen: Seen): Reply => {
    if (seen.path === "/oauth2/access_token") {
      state.grants.push(at(seen.body, "refresh_token") ?? at(seen.body, "code"));
      const isRight =
        at(seen.body, "refresh_token") === `refresh-${state.round}` || at(seen.body, "code") === "first-code";
      if (!isRight) return { status: 401, json: { title: "Unauthorized", hint: "Token has been revoked" } };
      if (state.lose > 0) {
        state.lose -= 1;
        return { lost: true };
      }
      state.round += 1;
      return {
        json: {
          token_type: "Bearer",
          expires_in: 86_400,
          access_token: `access-${state.round}`,
          refresh_token: `refresh-${state.round}`,
        },
      };
    }
    return seen.authorization === `Bearer access-${state.round}`
      ? plentyOf(seen)
      : { status: 401, json: { title: "No" } };
  };
  return { state, answer };
}

const pair = (round: number, minutes: number) => ({
  accessToken: `access-${round}`,
  refreshToken: `refresh-${round}`,
  expiresAt: new Date(NOW.getTime() + minutes * 60_000),
});

test("the first pair comes from the code of the configuration and is stored before it is used", async () => {
  const { answer, state } = account();
  await using server = await startServer(answer);
  const tokens = memoryTokens();
  const kommo = kommoAt(server.url, {
    settings: { auth: { ...OAUTH, code: "first-code" } },
    tools: { tokens },
  });
  await kommo.readDeal("1");
  expect(tokens.stored?.refreshToken).toBe("refresh-2");
  expect(state.grants).toEqual(["first-code"]);
});

test("a pair with less than five minutes left is renewed once, however many ask", async () => {
  const { answer, state } = account();
  await using server = await startServer(answer);
  const kommo = kommoAt(server.url, {
    settings: { auth: OAUTH },
    tools: { tokens: memoryTokens(pair(1, 4)) },
  });
  await Promise.all(["1", "2", "3", "4"].map((id) => kommo.readDeal(id)));
  expect(state.grants).toEqual(["refresh-1"]);
});

test("after a 401 the pair is renewed and the call repeated once, even one that is not repeatable otherwise", async () => {
  const { answer, state } = account();
  await using server = await startServer(answer);
  const stale = { ...pair(1, 600), accessToken: "revoked" };
  const kommo = kommoAt(server.url, { settings: { auth: OAUTH }, tools: { tokens: memoryTokens(stale) } });
  await kommo.addNote("5", { text: "hello", marker: "[m]" });
  expect(state.grants).toEqual(["refresh-1"]);
  expect(
    server.seen
      .filter((call) => call.path === "/api/v4/leads/notes")
      .map((call) => entitiesOf(call.body).length),
  ).toEqual([1, 1]);
});

test("when the answer to a refresh is lost, the old refresh token is sent again", async () => {
  const { answer, state } = account();
  state.lose = 1;
  await using server = await startServer(answer);
  const kommo = kommoAt(server.url, {
    settings: { auth: OAUTH },
    tools: { tokens: memoryTokens(pair(1, 0)) },
  });
  expect((await kommo.readDeal("1"))?.id).toBe("1");
  expect(state.grants).toEqual(["refresh-1", "refresh-1"]);
});

test("a refused refresh token stops, is not asked for again by every deal, and leaks nothing", async () => {
  const { answer, state } = account();
  await using server = await startServer(answer);
  const kommo = kommoAt(server.url, {
    settings: { auth: OAUTH },
    tools: { tokens: memoryTokens(pair(9, 0)) },
  });
  const errors = await Promise.all(["1", "2", "3"].map((id) => failureIn(kommo.readDeal(id))));
  await failureIn(kommo.readDeal("4"));
  expect(new Set(errors.map((error) => error.code))).toEqual(new Set(["credentials_rejected"]));
  expect(errors[0]?.verdict).toEqual({ next: "stop" });
  expect(state.grants).toEqual(["refresh-9"]);
  expect(`${errors[0]?.message}${JSON.stringify(errors)}`).not.toMatch(/secret-of-client|refresh-9|access-/);
});

test("a new refresh token in the configuration is tried when the stored one is refused", async () => {
  const { answer, state } = account();
  await using server = await startServer(answer);
  const auth = { ...OAUTH, refreshToken: "refresh-1" };
  const kommo = kommoAt(server.url, { settings: { auth }, tools: { tokens: memoryTokens(pair(9, 0)) } });
  expect((await kommo.readDeal("1"))?.id).toBe("1");
  expect(state.grants).toEqual(["refresh-9", "refresh-1"]);
});

test("a long-lived token that is refused stops without a second call", async () => {
  await using server = await startServer(() => ({ status: 401, json: { title: "Unauthorized" } }));
  const error = await failureIn(kommoAt(server.url).readDeal("1"));
  expect(error.code).toBe("credentials_rejected");
  expect(server.seen).toHaveLength(1);
});

test("a token endpoint that answers nonsense is no token", async () => {
  await using server = await startServer(() => ({ json: { access_token: { a: 1 }, refresh_token: ["x"] } }));
  const kommo = kommoAt(server.url, {
    settings: { auth: OAUTH },
    tools: { tokens: memoryTokens(pair(1, 0)) },
  });
  expect((await failureIn(kommo.readDeal("1"))).code).toBe("answer_unreadable");
});
