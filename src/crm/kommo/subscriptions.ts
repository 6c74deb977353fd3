import { listAt, textAt, at, idAt, instantAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

/** What our hook address needs to hear of: deals moved into a stage, and deals created there. */
const HOOK_EVENTS = ["status_lead", "add_lead", "update_lead", "delete_lead"] as const;

/** A hook of the account as Kommo keeps it. */
export interface Subscription {
  readonly id: string;
  readonly destination: string;
  readonly events: readonly string[];
  /** Kommo switched it off after too many bad answers (more than 100 within two hours). */
  readonly isDisabled: boolean;
  readonly createdAt?: Date;
}

/** Hooks of the account. Only an administrator's token may use this; plans below Advanced have none. */
export interface Subscriptions {
  list(): Promise<readonly Subscription[]>;
  /** Makes the address hear of these events, switched on. `kept`: it already did. */
  subscribe(destination: string, events?: readonly string[]): Promise<"kept" | "created" | "replaced">;
  /** `false`: there was none under this address. */
  unsubscribe(destination: string): Promise<boolean>;
}

function createdOf(hook: unknown): Pick<Subscription, "createdAt"> {
  const createdAt = instantAt(hook, "created_at");
  return createdAt === undefined ? {} : { createdAt };
}

export function createSubscriptions(call: Wire): Subscriptions {
  async function list(): Promise<readonly Subscription[]> {
    const request: WireCall = {
      method: "GET",
      to: "/api/v4/webhooks",
      operation: "webhooks.list",
      safe: true,
    };
    const body = readAnswer(await call(request), request);
    return listAt(body, "_embedded", "webhooks").map((hook) => ({
      ...createdOf(hook),
      id: idAt(hook, "id") ?? "",
      destination: textAt(hook, "destination"),
      events: listAt(hook, "settings").filter((event) => typeof event === "string"),
      isDisabled: at(hook, "disabled") === true,
    }));
  }

  /** Kommo deletes by address, not by id. */
  async function remove(destination: string): Promise<void> {
    await call({
      method: "DELETE",
      to: "/api/v4/webhooks",
      body: { destination },
      operation: "webhooks.remove",
      safe: true,
      tolerate: [404],
    });
  }

  return {
    list,
    async subscribe(destination, events = HOOK_EVENTS) {
      const known = (await list()).find((hook) => hook.destination === destination);
      const isRight =
        known !== undefined && !known.isDisabled && events.every((event) => known.events.includes(event));
      if (isRight) return "kept";
      // Whether POST merges or replaces an existing subscription is UNCONFIRMED (kommo.md 17.2): it never meets one.
      if (known !== undefined) await remove(destination);
      const body = { destination, settings: [...new Set([...(known?.events ?? []), ...events])] };
      await call({ method: "POST", to: "/api/v4/webhooks", body, operation: "webhooks.add", safe: true });
      return known === undefined ? "created" : "replaced";
    },
    async unsubscribe(destination) {
      const isKnown = (await list()).some((hook) => hook.destination === destination);
      if (isKnown) await remove(destination);
      return isKnown;
    },
  };
}
