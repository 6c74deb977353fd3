import { z } from "zod";
import type { RecordedCall } from "../../http/http.ts";
import { accountRoute, NONE } from "../route.ts";
import { attemptsOf } from "./attempts-of.ts";
import { Instant } from "./contract-line.ts";
import { findContract } from "./find-contract.ts";

const Call = z
  .object({
    at: Instant,
    connection: z.string(),
    operation: z.string(),
    method: z.string(),
    url: z.string().describe("Without secrets"),
    status: z.number().int().optional().describe("Absent = no answer came"),
    error: z.string().optional(),
    durationMs: z.number(),
    requestId: z.string().optional().describe("The other side's own id of the call"),
    requestBody: z.string().optional().describe("Redacted, cut to 8 KiB"),
    responseBody: z.string().optional().describe("Redacted, cut to 8 KiB"),
    attempt: z
      .number()
      .int()
      .describe("Which try of its step it was: more than 1 = the same call failed before it"),
  })
  .meta({ id: "VendorCall" });

const MOST_CALLS = 200;

export const readCalls = accountRoute(
  {
    method: "GET",
    url: "/contracts/:reference/calls",
    id: "readContractCalls",
    tag: "contracts",
    summary: "The newest calls made for a contract, oldest first; nothing secret in them",
    params: z.object({ reference: z.string().max(40) }),
    query: NONE,
    body: NONE,
    answer: z.object({ calls: z.array(Call) }),
    needs: "viewer",
  },
  async ({ house, account, params }) => {
    const { id } = await findContract(house, account, params.reference);
    const calls = await house.store.calls.of(account, id, MOST_CALLS);
    const attempts = attemptsOf(calls);
    return { calls: calls.map((call, index) => ({ ...toCall(call), attempt: attempts[index] ?? 1 })) };
  },
);

function toCall(call: RecordedCall): Omit<z.input<typeof Call>, "attempt"> {
  const { at, connection, operation, method, url, durationMs } = call;
  return {
    at: at.toISOString(),
    connection,
    operation,
    method,
    url,
    durationMs,
    ...(call.status === undefined ? {} : { status: call.status }),
    ...(call.error === undefined ? {} : { error: call.error }),
    ...(call.requestId === undefined ? {} : { requestId: call.requestId }),
    ...(call.requestBody === undefined ? {} : { requestBody: call.requestBody }),
    ...(call.responseBody === undefined ? {} : { responseBody: call.responseBody }),
  };
}
