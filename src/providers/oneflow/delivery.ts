import type { Signer } from "../../domain/signer.ts";
import { same } from "../../domain/same.ts";
import { refusal } from "./check-signers.ts";
import type { Channel, Options } from "./options.ts";
import type { AvailableOptions } from "./schema.ts";

/** How one person is told and signs, in the vendor's words. */
export interface Delivery {
  readonly delivery_channel: Channel;
  readonly sign_method?: string;
  readonly two_step_authentication_method?: string;
}

type Permitted = readonly {
  readonly name: string;
  readonly required_participant_attributes?: readonly string[] | null | undefined;
}[];

/**
 * The playbook's choices for a person, held against what the template permits (`available_options`, docs page `template`).
 * Throws `order_invalid` for what it does not permit, `order_incomplete` for what the person lacks.
 */
export function deliveryOf(signer: Signer, options: Options, available: AvailableOptions): Delivery {
  const channel = chosenFor<Channel>(signer, options.deliveryChannel) ?? "email";
  const method = chosenFor(signer, options.signMethod);
  const second = chosenFor(signer, options.twoStep);
  permit("delivery channel", channel, available.delivery_channels, signer);
  if (channel === "sms" && !signer.phone) throw lacksPhone(signer, "the delivery channel sms");
  if (method !== undefined) permit("sign method", method, available.sign_methods, signer);
  if (second !== undefined) {
    permit("two-step method", second, available.two_step_authentication_methods, signer);
    if (second === "sms" && !signer.phone) throw lacksPhone(signer, "the two-step method sms");
  }
  const signs = signer.receives === "signature";
  return {
    delivery_channel: channel,
    ...(method === undefined || !signs ? {} : { sign_method: method }),
    ...(second === undefined ? {} : { two_step_authentication_method: second }),
  };
}

/** For a colleague who only keeps the contract: no message where the template lets us be silent. */
export function silentDelivery({ delivery_channels: channels }: AvailableOptions): Delivery {
  const isSilent =
    channels === null || channels === undefined || channels.some(({ name }) => name === "none");
  return { delivery_channel: isSilent ? "none" : "email" };
}

function chosenFor<T extends string>(
  { role }: Signer,
  choice: T | Readonly<Record<string, T>> | undefined,
): T | undefined {
  if (typeof choice !== "object") return choice;
  return Object.entries<T>(choice).find(([name]) => same(name, role))?.[1];
}

function permit(what: string, chosen: string, permitted: Permitted | null | undefined, signer: Signer): void {
  if (!permitted) return;
  const found = permitted.find(({ name }) => name === chosen);
  if (found === undefined) {
    const known = permitted.map(({ name }) => name).join(", ");
    throw refusal(
      "order_invalid",
      `The template does not permit the ${what} ${chosen}; it permits: ${known}.`,
    );
  }
  const needs = found.required_participant_attributes ?? [];
  if (needs.includes("phone_number") && !signer.phone) throw lacksPhone(signer, `the ${what} ${chosen}`);
}

function lacksPhone({ role }: Signer, what: string): Error {
  return refusal("order_incomplete", `The signer "${role}" needs a phone number for ${what}.`);
}
