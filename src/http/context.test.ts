import { expect, test } from "vitest";
import { withCallContext } from "./context.ts";
import type { Limiter } from "./http.ts";
import { client, serve } from "./test-server.ts";

test("a call that waited for its turn is not made when its worker has lost the right to it meanwhile", async () => {
  let calls = 0;
  await using server = await serve((_, response) => {
    calls += 1;
    response.end("{}");
  });
  const lost = new AbortController();
  const limiter: Limiter = {
    acquire: async () => lost.abort(),
    pause: async () => undefined,
    block: async () => undefined,
    unblock: async () => undefined,
    blocked: async () => undefined,
  };
  const { http } = client({ limiter, rate: { perSecond: 1 } });
  const asked = withCallContext({ contracts: [], signal: lost.signal }, () =>
    http({ method: "POST", url: server.origin, operation: "create", safe: false }),
  );
  await expect(asked).rejects.toMatchObject({ code: "unavailable", verdict: { next: "retry" } });
  expect(calls).toBe(0);
});
