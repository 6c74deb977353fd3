import { z } from "zod";

/** A complete order for `tpl_standard`, for the sandbox's own tests. */
export const sampleDocument = (over: Readonly<Record<string, unknown>> = {}): unknown => ({
  document: {
    title: "Agreement with Nordlicht AB",
    tags: ["ref-1"],
    data_fields: [
      { name: "client_name", type: "text", value: "Bo Ek" },
      { name: "client_email", type: "text", value: "bo.ek@example.com" },
      { name: "deal_amount", type: "number", value: "1200.50" },
    ],
    parties: [
      {
        type: "company",
        name: "Nordlicht AB",
        signees: [{ email: "bo.ek@example.com", full_name: "Bo Ek", order: 0 }],
      },
      {
        type: "company",
        name: "We",
        signees: [{ email: "eve@example.com", full_name: "Eve Roos", order: 1 }],
      },
    ],
    ...over,
  },
});

const answer = z.object({
  document: z.looseObject({
    id: z.string(),
    version: z.string(),
    parties: z.unknown(),
    data_fields: z.unknown(),
  }),
});

/** The document in an answer of the simulator. */
export const documentIn = (body: unknown): z.infer<typeof answer>["document"] => answer.parse(body).document;

const named = z.looseObject({ event: z.string() });

/** The event's name in a hook. */
export const eventIn = (hook: unknown): string => named.parse(hook).event;
