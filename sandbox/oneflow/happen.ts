import type { TownEvent } from "../kit/town-event.ts";
import { sendBriefHook } from "./brief-hook.ts";
import type { Participant, StoredContract } from "./contract.ts";
import { sendDocumentedHook } from "./documented-hook.ts";
import { newId, nowOf } from "./world.ts";
import type { World } from "./world.ts";

/** What can happen to a contract: the words of its audit. */
export type Happening =
  | "created"
  | "renamed"
  | "fields-updated"
  | "party-added"
  | "party-removed"
  | "published"
  | "visited"
  | "signed-by-one"
  | "signed"
  | "declined"
  | "expired"
  | "revived"
  | "signatures-reset"
  | "delivery-failed"
  | "deleted";

interface Echo {
  /** Types of the vendor's events, all in one delivery. */
  readonly documented: readonly string[];
  /** Events that the vendor sends in a delivery of their own. */
  readonly apart?: readonly string[];
  readonly brief?: readonly string[];
  readonly town?: TownEvent["what"];
}

const ECHOES: Readonly<Record<Happening, Echo>> = {
  created: { documented: ["contract:create"], town: "created" },
  renamed: { documented: ["contract:update"], town: "updated" },
  "fields-updated": { documented: ["data_field:update"], town: "updated" },
  "party-added": { documented: ["participant:create"] },
  "party-removed": { documented: ["participant:delete"] },
  published: { documented: ["contract:publish", "participant:publish"], town: "sent" },
  visited: { documented: ["participant:first_visit"], town: "opened" },
  "signed-by-one": {
    documented: ["participant:sign"],
    brief: ["contract.participant_signed"],
    town: "signer-signed",
  },
  signed: {
    documented: ["participant:sign", "contract:sign"],
    // A contract without dates comes into force once it is signed: a name that not every list of events has.
    apart: ["contract:lifecycle_state:start"],
    brief: ["contract.participant_signed", "contract.signed"],
    town: "signed",
  },
  declined: {
    documented: ["participant:decline", "contract:decline"],
    brief: ["contract.declined"],
    town: "declined",
  },
  expired: {
    documented: ["contract:signing_period_expire"],
    brief: ["contract.expired"],
    town: "expired",
  },
  revived: { documented: ["contract:signing_period_revive"] },
  "signatures-reset": { documented: ["participant:signature_reset", "contract:signature_reset"] },
  "delivery-failed": { documented: ["participant:delivery_failure"] },
  deleted: { documented: ["contract:delete"], town: "deleted" },
};

const tellTown = (world: World, contract: StoredContract, what: TownEvent["what"]): void => {
  const at = world.options.now().toISOString();
  world.options.timeline?.({ simulator: world.id, at, id: String(contract.id), what });
};

const tellWebhooks = (
  world: World,
  contract: StoredContract,
  types: readonly string[],
  by: Participant | undefined,
): void => {
  const party = contract.parties.find(({ participants }) => participants.some((one) => one === by));
  const at = nowOf(world);
  const events = types.map((type) => ({ id: newId(world), type, at, partyId: party?.id ?? null }));
  contract.events.push(...events);
  sendDocumentedHook(world, contract, events);
};

/** Stamps the contract, writes its audit and events, sends the dialect's hooks, tells the town. Call it after the change. */
export const happen = (world: World, contract: StoredContract, what: Happening, by?: Participant): void => {
  const { documented, apart = [], brief = [], town } = ECHOES[what];
  contract.updatedAt = nowOf(world);
  contract.audit.push(what);
  if (world.options.dialect === "documented") {
    tellWebhooks(world, contract, documented, by);
    for (const type of apart) tellWebhooks(world, contract, [type], by);
  } else {
    for (const event of brief) {
      sendBriefHook(world, event, contract, event === "contract.signed" ? undefined : by);
    }
  }
  if (what === "signed") tellTown(world, contract, "signer-signed");
  if (town !== undefined) tellTown(world, contract, town);
};
