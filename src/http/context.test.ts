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

test("a call that cannot be repeated tells when it leaves, after its turn has come; others leave unannounced", async () => {
  const story: string[] = [];
  await using server = await serve((request, response) => {
    story.push(`${request.method ?? ""} arrives`);
    response.end("{}");
  });
  const limiter: Limiter = {
    acquire: async () => void story.push("its turn"),
    pause: async () => undefined,
    block: async () => undefined,
    unblock: async () => undefined,
    blocked: async () => undefined,
  };
  const { http } = client({ limiter, rate: { perSecond: 1 } });
  const leaving = async () => void story.push("leaves");
  await withCallContext({ contracts: [], leaving }, async () => {
    await http({ method: "GET", url: server.origin, operation: "templates", safe: true });
    await http({ method: "POST", url: server.origin, operation: "create", safe: false });
  });
  expect(story).toEqual(["its turn", "GET arrives", "its turn", "leaves", "POST arrives"]);
  const leavingNot = async () => {
    story.push("stays");
    throw new Error("another worker has taken over");
  };
  const asked = withCallContext({ contracts: [], leaving: leavingNot }, () =>
    http({ method: "POST", url: server.origin, operation: "create", safe: false }),
  );
  await expect(asked).rejects.toThrow("another worker has taken over");
  expect(story.slice(5)).toEqual(["its turn", "stays"]);
});
