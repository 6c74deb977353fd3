import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ErrorCode } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { signingOrderOf } from "../../domain/signer.ts";
import type { Signer, SigningOrder } from "../../domain/signer.ts";

const EMAIL = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+\.[^\s@<>"(),:;\\.]{2,}$/u;
/** Of names of people and companies (reference pages `create-a-participant`, `create-a-party`). */
const NAME_LENGTH = 100;
const MOST_PEOPLE = 40;

/** Throws `order_incomplete`, `order_invalid` or `unsupported` (STOP) for people that the vendor cannot take. */
export function checkSigners(
  order: Pick<ContractOrder, "signers" | "level">,
  orders: readonly SigningOrder[],
): void {
  const signing = order.signers.filter((signer) => signer.receives === "signature");
  if (signing.length === 0) throw refusal("order_incomplete", "The contract has no signer.");
  if (order.signers.length > MOST_PEOPLE) {
    throw refusal("order_invalid", `Oneflow takes at most ${MOST_PEOPLE} people per contract.`);
  }
  const wrong: readonly (readonly [ErrorCode, string, (signer: Signer) => boolean])[] = [
    ["order_incomplete", "Signers without a name", ({ name }) => name.trim() === ""],
    ["order_invalid", "Signers without a valid e-mail", ({ email }) => !EMAIL.test(email.trim())],
    [
      "order_invalid",
      `Names longer than ${NAME_LENGTH} characters`,
      ({ name, company = "" }) => name.length > NAME_LENGTH || company.length > NAME_LENGTH,
    ],
  ];
  for (const [code, what, isWrong] of wrong) {
    const roles = order.signers.filter(isWrong).map(({ role }) => role);
    if (roles.length > 0) throw refusal(code, `${what}: ${roles.join(", ")}.`);
  }
  checkOrder(signing, orders);
  if (order.level !== undefined && order.level !== "SES") {
    throw refusal("unsupported", `Oneflow's API promises simple signatures (SES), not ${order.level}.`);
  }
}

function checkOrder(signing: readonly Signer[], orders: readonly SigningOrder[]): void {
  const wanted = signingOrderOf(signing);
  if (orders.includes(wanted)) return;
  const help = orders.includes("sequential")
    ? "Give each signer an `order` of their own, or all the same."
    : "Give all signers the same `order` in the playbook, and set the signing order in the template.";
  throw refusal("unsupported", `Oneflow's API takes no ${wanted} signing order. ${help}`);
}

/** A refusal of the order, before anything was created. */
export function refusal(code: ErrorCode, sentence: string): CountersignError {
  return new CountersignError(code, STOP, sentence, { operation: "create" });
}
