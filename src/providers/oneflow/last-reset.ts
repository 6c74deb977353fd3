import { CountersignError } from "../../domain/errors.ts";
import type { Client } from "./client.ts";
import { listPages } from "./list-pages.ts";
import { participantsOf } from "./map-signers.ts";
import { pathSegment } from "./remote-id.ts";
import { ContractEvent } from "./schema.ts";
import type { ContractEvent as Event, VendorContract } from "./schema.ts";
import { toInstant } from "./to-instant.ts";

const MAX_PAGES = 10;
const RESETS: ReadonlySet<string> = new Set(["contract:signature_reset", "participant:signature_reset"]);

/**
 * When signatures of a contract that is out were last reset; `undefined` = never, as far as is known. A change of the contract
 * resets them (event `contract:signature_reset`). That an undecided person's time moved may mean something else, so it only
 * makes us ask for the events (`GET /contracts/{id}/events`).
 */
export async function lastReset(client: Client, contract: VendorContract): Promise<string | undefined> {
  const out = toInstant(contract.published_time);
  if (contract.state !== "pending" || out === undefined || !hasMoved(contract, out)) return undefined;
  const times = (await eventsOf(client, contract)).flatMap(({ type, created_time: at }) =>
    RESETS.has(type ?? "") ? (toInstant(at) ?? []) : [],
  );
  return times
    .filter((time) => time >= out)
    .toSorted()
    .at(-1);
}

function hasMoved(contract: VendorContract, out: string): boolean {
  return participantsOf(contract).some(
    ({ signatory, sign_state: state, sign_state_updated_time: at }) =>
      signatory === true && state !== "signed" && state !== "declined" && (toInstant(at) ?? "") > out,
  );
}

/** None where the account does not show them: a note that may be false is worse than one that is missing. */
async function eventsOf(client: Client, { id }: VendorContract): Promise<readonly Event[]> {
  const path = `/contracts/${pathSegment(String(id))}/events`;
  try {
    const { items } = await listPages(client, {
      path,
      operation: "read",
      item: ContractEvent,
      maxPages: MAX_PAGES,
    });
    return items;
  } catch (error) {
    const isRefused =
      error instanceof CountersignError && [400, 403, 404, 405].includes(error.where.httpStatus ?? 0);
    if (isRefused) return [];
    throw error;
  }
}
