import { CountersignError } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteStatus } from "../../domain/remote.ts";
import type { Found } from "../provider.ts";
import type { Client } from "./client.ts";
import { listContracts, readContract } from "./contracts.ts";
import { customIdOf, fieldsCalled } from "./fill-fields.ts";
import { toContract, toStatus } from "./map.ts";
import { participantsOf } from "./map-signers.ts";
import type { Options } from "./options.ts";
import { referenceFieldOf } from "./reference-field.ts";
import { remoteIdFrom } from "./remote-id.ts";
import type { DataField, VendorContract } from "./schema.ts";
import type { Templates } from "./templates.ts";
import { toName } from "./to-name.ts";

const MAX_PAGES = 20;
const MAX_READS = 20;
/** Longest value of `filter[data_field_match]` (reference page `get-contracts`). */
const LONGEST_MATCH = 600;

const NEWEST_FIRST = ["sort", "-state_updated_time"] as const;

/** The furthest one counts: a second, unsent draft must not hide the contract that went out. */
const RANK: readonly RemoteStatus[] = ["signed", "declined", "expired", "sent", "unknown", "drafted"];

/**
 * Looks for the contract that carries our reference. The list is narrowed by a data field, or by the contract's name, and
 * each hit is compared here; a list that does not end is `cannot-tell`, never `none`. `filter[name]` is no documented name:
 * where it is refused, the newest contracts are looked through.
 */
export async function findContract(
  client: Client,
  templates: Templates,
  order: ContractOrder,
  options: Options,
): Promise<Found> {
  const filter = await filterFor(templates, order, options);
  const { items, complete } = await listContracts(client, "find", [filter], MAX_PAGES).catch(
    (error: unknown) => {
      if (!(error instanceof CountersignError) || error.where.httpStatus !== 400) throw error;
      return listContracts(client, "find", [NEWEST_FIRST], MAX_PAGES);
    },
  );
  const likely = items.filter((contract) => carries(contract, order.reference));
  // a row without people and fields tells nothing: it is read like a hit
  const silent = items.filter((contract) => !contract.parties && !contract.data_fields);
  const ids = silent.slice(0, MAX_READS).flatMap(({ id }) => remoteIdFrom(id) ?? []);
  const read = await Promise.all(ids.map((id) => readContract(client, id)));
  const told = read.filter((contract) => contract !== undefined);
  const ours = [...likely, ...told.filter((contract) => carries(contract, order.reference))];
  const [best] = ours.toSorted(byRank);
  if (best) return { found: "one", contract: toContract(best) };
  return { found: complete && ids.length === silent.length ? "none" : "cannot-tell" };
}

/** The reference's own data field; else one that carries the deal's id; else the contract's name. */
async function filterFor(
  templates: Templates,
  order: ContractOrder,
  options: Options,
): Promise<readonly [string, string]> {
  const template = await templates.read(order.template);
  const match = template && matchIn(template.fields, order, options);
  return match === undefined ? ["filter[name]", toName(order.title)] : ["filter[data_field_match]", match];
}

function matchIn(fields: readonly DataField[], order: ContractOrder, options: Options): string | undefined {
  const reference = referenceFieldOf(fields, options);
  if (reference !== undefined) return matchOf(reference, order.reference);
  const [name] = Object.entries(order.fields).find(([, text]) => text === order.deal.id) ?? [];
  const [field] = name === undefined ? [] : fieldsCalled(fields, name);
  return field && matchOf(field, order.deal.id);
}

function matchOf(field: DataField, value: string): string | undefined {
  const custom = customIdOf(field);
  const match = `${custom}:${value}`;
  // the first colon divides: a custom id with one of its own would be read as another field
  return custom === undefined || custom.includes(":") || match.length > LONGEST_MATCH ? undefined : match;
}

function carries(contract: VendorContract, reference: string): boolean {
  const people = participantsOf(contract).map(({ _private_ownerside: own }) => own?.custom_id);
  const values = (contract.data_fields ?? []).map(({ value }) => value);
  return [...people, ...values].includes(reference);
}

function byRank(one: VendorContract, other: VendorContract): number {
  const rank = RANK.indexOf(toStatus(one.state)) - RANK.indexOf(toStatus(other.state));
  return rank || Number(one.id) - Number(other.id);
}
