import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ErrorCode } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { signingDays } from "./signing-period.ts";

/** The article: "maximum 90 days". */
export const MAX_DAYS = 90;

/**
 * The form's `data` as the article writes it: the values stand beside `templates`, and roles are told apart by their order
 * only. Throws `order_incomplete`, `order_invalid` or `unsupported` (STOP).
 */
export function briefData(order: ContractOrder, templateId: string, now: Date): unknown {
  checkSigners(order);
  const days = signingDays(order, now, MAX_DAYS);
  const steps = [...new Set(order.signers.map((signer) => signer.order))].toSorted((a, b) => a - b);
  return {
    templates: {
      template_id: templateId,
      actions: order.signers.map(({ name, email, order: step }) => ({
        action_type: "SIGN",
        recipient_name: name.trim(),
        recipient_email: email.trim(),
        signing_order: steps.indexOf(step) + 1,
        private_notes: `Kommo Deal #${order.deal.id}`,
      })),
      notes: order.message ?? `Deal: ${order.deal.name}`,
      ...(days === undefined ? {} : { expiry_days: days }),
    },
    data: { field_data: { field_text_data: valuesOf(order) } },
  };
}

function valuesOf({ fields }: ContractOrder): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ""));
}

function checkSigners({ signers }: ContractOrder): void {
  const copies = signers.filter(({ receives }) => receives === "copy");
  if (copies.length > 0) {
    const roles = copies.map(({ role }) => role).join(", ");
    throw refusal("unsupported", `The article knows no recipients of a mere copy: ${roles}.`);
  }
  if (signers.length === 0) throw refusal("order_incomplete", "The contract has no signer.");
}

function refusal(code: ErrorCode, sentence: string): CountersignError {
  return new CountersignError(code, STOP, sentence, { operation: "create" });
}
