import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";

/** Body of `POST /drafts`, with the three keys that the article shows and no other. */
export function briefCreateBody(order: ContractOrder): unknown {
  const copies = order.signers.filter((signer) => signer.receives === "copy");
  if (copies.length > 0) {
    const names = copies.map((signer) => signer.role).join(", ");
    const detail = `Contractbook knows no recipients of a mere copy: ${names}.`;
    throw new CountersignError("unsupported", STOP, detail, { operation: "create" });
  }
  if (order.signers.length === 0) {
    throw new CountersignError("order_incomplete", STOP, "The contract has no signer.", {
      operation: "create",
    });
  }
  const inOrder = order.signers.toSorted((one, other) => one.order - other.order);
  return {
    template_id: order.template,
    variables: variablesOf(order),
    signatories: inOrder.map(({ email, name, role }) => ({ email, name, role })),
  };
}

/** Variables of the template; all values are texts. */
export function variablesOf(order: ContractOrder): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(order.fields).filter(([, text]) => text !== ""));
}
