import { z } from "zod";

/** A complete order for template 501, for the sandbox's own tests. */
export const sampleContract = (over: Readonly<Record<string, unknown>> = {}): unknown => ({
  workspace_id: 77,
  template_id: 501,
  name: "Agreement with Nordlicht AB",
  data_fields: [
    { custom_id: "client_name", value: "Bo Ek" },
    { custom_id: "kommo_deal_id", value: "4711" },
  ],
  my_party: { participants: [{ email: "ada.owner@example.com", signatory: true, organizer: true }] },
  parties: [
    {
      type: "company",
      name: "Nordlicht AB",
      participants: [
        { name: "Bo Ek", email: "bo.ek@example.com", delivery_channel: "email", signatory: true },
      ],
    },
  ],
  ...over,
});

/** The article's order for template 501. */
export const briefContract = (over: Readonly<Record<string, unknown>> = {}): unknown => ({
  template_id: "501",
  workspace_id: "77",
  name: "Agreement with Nordlicht AB - Growth",
  parties: [
    {
      type: "company",
      name: "Nordlicht AB",
      participants: [{ name: "Bo Ek", email: "bo.ek@example.com", signatory: true }],
    },
    {
      type: "company",
      name: "Owner Ltd",
      participants: [{ name: "Ada Owner", email: "ada.owner@example.com", signatory: true }],
    },
  ],
  ...over,
});

const withId = z.looseObject({ id: z.int() });

/** The number of the contract in an answer. */
export const idIn = (body: unknown): number => withId.parse(body).id;

const hook = z.looseObject({ events: z.array(z.looseObject({ type: z.string() })) });

/** The event types in a documented hook. */
export const typesIn = (body: unknown): readonly string[] => hook.parse(body).events.map(({ type }) => type);
