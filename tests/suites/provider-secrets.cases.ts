import { expect } from "vitest";
import type { ProviderCase } from "./provider-case.ts";
import { sent } from "./provider-case.ts";
import type { Act } from "./tap.ts";

/** Refusals of every kind with this text in body and headers, as JSON and as plain text. */
function answersWith(echo: string): readonly Extract<Act, { readonly answer: unknown }>["answer"][] {
  const error = { message: echo, failures: [{ title: echo, detail: echo }] };
  const headers = { "x-request-id": echo, location: `https://example.com/${encodeURIComponent(echo)}` };
  return [400, 401, 403, 409, 422, 429, 500].flatMap((status) => [
    { status, headers, body: { message: `bad ${echo}`, error } },
    { status, headers, body: echo },
  ]);
}

/** What a careless or hostile vendor sends back must not be written down either. Each other case ends with the same look. */
export const SECRET_CASES: readonly ProviderCase[] = [
  {
    says: "writes down the calls that it makes",
    async run(stand) {
      await sent(stand);
      const recorded = stand.recorded();
      expect(recorded).toContain('"operation":"create"');
      expect(recorded.includes('"operation":"send"')).toBe(stand.can.draft);
    },
  },
  {
    says: "writes no credentials down that the vendor sends back in its refusals",
    async run(stand) {
      const order = stand.order();
      const { id } = await stand.account.create(order);
      const echo = stand.secrets().join(" ");
      for (const answer of answersWith(echo)) {
        stand.tap.on(/./u, { answer }, 10);
        await stand.fails(stand.account.create(order));
        if (stand.can.draft) await stand.fails(stand.account.send(id, order));
        await stand.fails(stand.account.read(id));
        stand.tap.clear();
      }
      expect(stand.recorded()).toContain("bad");
    },
  },
  {
    says: "writes no credentials down that the vendor sends back as an answer",
    async run(stand) {
      const order = stand.order();
      const { id } = await stand.account.create(order);
      const echo = stand.secrets().join(" ");
      for (const body of [echo, `{"${echo}": 1`, { document: echo, id: { echo } }, [echo]]) {
        for (const match of [stand.facts.calls.create, stand.facts.calls.read]) {
          stand.tap.on(match, { answer: { status: 200, body } });
        }
        await stand.fails(stand.account.create(order));
        await stand.fails(stand.account.read(id));
      }
      expect(stand.recorded()).not.toBe("");
    },
  },
  {
    says: "writes no signing link down",
    async run(stand) {
      const id = await sent(stand);
      const link = "https://sign.example.com/s/9f8e7d6c5b4a?token=very-private-signing-token";
      stand.tap.on(stand.facts.calls.read, {
        answer: {
          status: 422,
          body: { message: link, error: { message: link }, preview_url: link, signing_url: link },
        },
      });
      await stand.fails(stand.account.read(id));
      expect(stand.recorded()).not.toContain("very-private-signing-token");
    },
  },
];
