import { badField, Refused } from "./answers.ts";
import type { DataField, SigningPeriod, StoredContract } from "./contract.ts";
import type { FieldInput, UpdateInput } from "./contract-input.ts";
import { happen } from "./happen.ts";
import { watchExpiry } from "./publish-contract.ts";
import { resetSignatures, reviveContract } from "./sign-contract.ts";
import { endOfDay } from "./time-text.ts";
import { nowOf } from "./world.ts";
import type { World } from "./world.ts";

type PeriodInput = NonNullable<UpdateInput["_private"]["signing_period_expiration"]>;

const PERIOD = "_private.signing_period_expiration";

const periodOf = (world: World, contract: StoredContract, input: PeriodInput): SigningPeriod => {
  if (input.type === "never") return input;
  if (input.type === "days_after_publish") {
    if (contract.state !== "draft") {
      throw badField(
        `${PERIOD}.type`,
        "Only never and fixed_date are allowed once the contract is published.",
      );
    }
    return { type: input.type, days: input.expire_days_after_publish };
  }
  const end = endOfDay(input.expire_date);
  if (end === undefined) throw badField(`${PERIOD}.expire_date`, "Not a date such as 2026-01-31.");
  if (end < nowOf(world)) throw badField(`${PERIOD}.expire_date`, "The date has passed.");
  return { type: input.type, expireDate: input.expire_date };
};

const setPeriod = (world: World, contract: StoredContract, input: PeriodInput): void => {
  if (contract.state === "signed" || contract.state === "declined") {
    throw new Refused(409, `The signing period of a ${contract.state} contract cannot be changed.`);
  }
  contract.signingPeriod = periodOf(world, contract, input);
  if (contract.state === "overdue") reviveContract(world, contract);
  watchExpiry(world, contract);
};

/** `PUT /contracts/{id}`. A new signing period brings an overdue contract back. Throws Refused: 400, 409. */
export const updateContract = (
  world: World,
  contract: StoredContract,
  { _private: input }: UpdateInput,
): void => {
  const { name, value, signing_period_expiration: period } = input;
  if (
    (name !== undefined || value !== undefined) &&
    !["draft", "pending", "signed"].includes(contract.state)
  ) {
    throw new Refused(409, `The name and value of a contract that is ${contract.state} cannot be changed.`);
  }
  if (period !== undefined) setPeriod(world, contract, period);
  if (name !== undefined) contract.name = name;
  if (value !== undefined) {
    contract.value = value === null ? null : { amount: value.amount, currency: value.currency ?? null };
  }
  happen(world, contract, "renamed");
};

const changed = (fields: readonly DataField[], input: FieldInput, place: string): readonly DataField[] => {
  const customId = input._private_ownerside?.custom_id;
  if (input.id === undefined && customId === undefined) {
    throw badField(place, "Either id or _private_ownerside.custom_id is required.");
  }
  const hit = fields.find(
    (one) =>
      (input.id === undefined || one.id === input.id) &&
      (customId === undefined || one.customId === customId),
  );
  if (hit === undefined) throw badField(place, "There is no such data field.");
  if (input.value === undefined) return fields;
  const value = input.value ?? "";
  return fields.map((one) => (one === hit ? { ...one, value } : one));
};

/**
 * New values for data fields, all or none. A contract that was sent already loses its signatures. Throws Refused: 409 in
 * states where nobody can edit, 400 for a field that is not there.
 */
export const updateFields = (world: World, contract: StoredContract, inputs: readonly FieldInput[]): void => {
  if (contract.state !== "draft" && contract.state !== "pending") {
    throw new Refused(409, `The data fields of a contract that is ${contract.state} cannot be changed.`);
  }
  let fields = contract.fields;
  for (const [at, input] of inputs.entries()) fields = changed(fields, input, `data_fields.${at}`);
  world.library.setFields(contract, fields);
  happen(world, contract, "fields-updated");
  resetSignatures(world, contract);
};
