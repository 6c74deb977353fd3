import { afterEach, beforeEach, expect, test } from "vitest";
import { openZohoSign } from "./open-zoho-sign.ts";
import type { OpenZohoSign } from "./open-zoho-sign.ts";
import { drafted, sent, SCALE, STANDARD, TWO_SIGNERS } from "./sample-order.ts";

let sign: OpenZohoSign;

beforeEach(async () => {
  sign = await openZohoSign("documented");
});
afterEach(async () => {
  await sign.close();
});

test("what the control does not understand is refused with a sentence", async () => {
  const id = await sent(sign);
  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ["dance", {}, "unknown action"],
    ["sign", { id: "1" }, "there is no request 1"],
    ["sign", { id, singer: "x" }, "unknown key"],
    ["sign", { id, signer: "nobody@example.com" }, "not the turn"],
    ["setHooks", { ids: "bigint" }, "must be one of"],
    ["setCredits", { left: -1 }, "whole number"],
    ["setLimits", { perMinute: 5, status: 503 }, "must be one of"],
    ["publishTemplate", { id: "1", title: "x", fields: [{ label: "a", category: "number" }] }, "one of"],
    ["setCallbackUrl", { url: "nowhere" }, "http"],
  ];
  for (const [action, input, says] of wrong) {
    await expect(sign.control(action, input), action).rejects.toThrow(says);
  }
});

test("what the API refuses cannot be done by hand either", async () => {
  const id = await sent(sign, TWO_SIGNERS);
  await sign.control("sign", { id });
  await expect(sign.control("correct", { id })).rejects.toMatchObject({
    name: "ControlError",
    message: "Somebody has signed already",
  });
});

test("the state tells what is there, what is gone and what went out how often", async () => {
  const id = await sent(sign, TWO_SIGNERS);
  const gone = await drafted(sign);
  await sign.control("deleteByHand", { id: gone });
  await expect(sign.control("expire", { id: gone })).rejects.toThrow("there is no request");
  await sign.control("sign", { id });
  expect(sign.simulator.state()).toMatchObject({
    documents: [
      {
        id,
        state: "inprogress",
        title: "Agreement with Nordlicht AB [CS-1]",
        templateId: TWO_SIGNERS,
        values: { client_name: "Bo Ek", plan: null },
        signers: [
          { email: "client@example.com", role: "client", signedAt: "2026-01-31T09:00:00.000Z" },
          { email: "witness@example.com", role: "witness", signedAt: null },
        ],
        audit: ["created", "submitted", "viewed", "signed"],
      },
    ],
    deleted: [{ id: gone, state: "draft" }],
    templates: [STANDARD, TWO_SIGNERS, "389415000000001003", SCALE],
    creditsUsed: 5,
    tokensIssued: 1,
  });
});

test("a person recalls it, and all is as at the beginning after a reset", async () => {
  const id = await sent(sign);
  await sign.control("recall", { id, reason: "A mistake" });
  expect(await sign.control("documents")).toMatchObject([{ state: "recalled", recallReason: "A mistake" }]);
  sign.simulator.reset();
  expect(sign.simulator.state()).toMatchObject({
    documents: [],
    webhooks: [],
    callbackUrl: null,
    creditsUsed: 0,
  });
});
