import { expect, test } from "vitest";
import { withCallContext } from "../../http/context.ts";
import { entitiesOf, failureIn, kommoAt, startServer, testLimiter } from "./test-kommo.ts";
import { created } from "./test-leads.ts";

const note = (id: string) => ({ text: `Note of ${id}`, marker: `[${id}]` });

test("what still waits when its worker loses the deal is not sent, and its neighbours are", async () => {
  await using server = await startServer(created);
  const kommo = kommoAt(server.url, {
    settings: { requestsPerSecond: 7 },
    tools: { limiter: testLimiter(30) },
  });
  const lost = new AbortController();
  const gone = withCallContext({ contracts: ["c1"], signal: lost.signal }, () =>
    failureIn(kommo.addNote("1", note("1"))),
  );
  const kept = kommo.addNote("2", note("2"));
  lost.abort();
  expect(await gone).toMatchObject({ code: "unavailable", verdict: { next: "retry" } });
  await kept;
  const ids = server.seen.flatMap((call) => entitiesOf(call.body).map((entity) => entity["entity_id"]));
  expect(ids).toEqual([2]);
});
