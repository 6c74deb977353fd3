import { z } from "zod";
import type { OpenIronclad } from "./open-ironclad.ts";

const schemas = z.object({
  list: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      schema: z.record(z.string(), z.looseObject({ displayName: z.string() })),
    }),
  ),
});

/** A design as the API lists it. */
export type ListedDesign = z.infer<typeof schemas>["list"][number];

/** The town's design of that name. */
export const designNamed = async (ironclad: OpenIronclad, name: string): Promise<ListedDesign> => {
  const [, body] = await ironclad.call("GET", "/workflow-schemas?form=launch");
  const design = schemas.parse(body).list.find((one) => one.name === name);
  if (design === undefined) throw new Error(`there is no design ${name}`);
  return design;
};

/** The attribute whose display name begins so. */
export const attributeIn = ({ schema }: ListedDesign, displayName: string): string => {
  const found = Object.entries(schema).find(([, entry]) => entry.displayName.startsWith(displayName));
  if (found === undefined) throw new Error(`there is no attribute ${displayName}`);
  return found[0];
};

/** A complete launch of a design with both signers, for the sandbox's own tests. */
export const sampleLaunch = (
  design: ListedDesign,
  over: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  template: design.id,
  creator: { type: "email", email: "ada.owner@example.com" },
  attributes: {
    paperSource: "Our paper",
    counterpartyName: "Nordlicht AB",
    [attributeIn(design, "Counterparty Signer Email")]: "bo.ek@example.com",
    [attributeIn(design, "Counterparty Signer Name")]: "Bo Ek",
    [attributeIn(design, "Witness Email")]: "eve@example.com",
    [attributeIn(design, "Witness Name")]: "Eve Roos",
    client_name: "Bo Ek",
    client_email: "bo.ek@example.com",
    deal_amount: { currency: "EUR", amount: 1200.5 },
    countersign_reference: "CS-1",
    ...over,
  },
});

const launched = z.looseObject({ id: z.string(), ironcladId: z.string() });

/** The workflow in an answer. */
export const workflowIn = (body: unknown): z.infer<typeof launched> => launched.parse(body);

/** Launches the sample of that design; resolves to its id. */
export const launchSample = async (ironclad: OpenIronclad, name = "Standard agreement"): Promise<string> => {
  const launch = sampleLaunch(await designNamed(ironclad, name));
  const [status, body] = await ironclad.call("POST", "/workflows", launch);
  if (status !== 200) throw new Error(`the launch was refused: ${JSON.stringify(body)}`);
  return workflowIn(body).id;
};
