import type { ContractOrder } from "../../domain/order.ts";
import { signingOrderOf } from "../../domain/signer.ts";
import type { Signer } from "../../domain/signer.ts";
import { same } from "../../domain/same.ts";
import { checkSigners } from "./check-signers.ts";
import type { BriefOptions } from "./options.ts";
import { toName } from "./to-name.ts";
import type { z } from "zod";

interface BriefParty {
  readonly type: "company";
  readonly name: string;
  readonly participants: unknown[];
}

/** What the article's create call takes beside the order. */
export interface BriefBodyParts {
  readonly templateId: string;
  readonly workspace: string;
  readonly options: z.infer<typeof BriefOptions>;
}

/**
 * Body of `POST /contracts` with the keys that the article shows. Every party is a company there; who signs for none is a
 * company of their own name. Throws `order_incomplete`, `order_invalid` or `unsupported` (STOP).
 */
export function briefCreateBody(
  order: ContractOrder,
  { templateId, workspace, options }: BriefBodyParts,
): unknown {
  checkSigners(order, ["parallel", "sequential"]);
  return {
    template_id: templateId,
    workspace_id: workspace,
    // the article knows no limit; the vendor's own one does no harm
    name: toName(order.title),
    parties: partiesOf(order, options),
  };
}

function partiesOf(order: ContractOrder, options: z.infer<typeof BriefOptions>): readonly BriefParty[] {
  const signing = order.signers.filter(({ receives }) => receives === "signature");
  const steps = [...new Set(signing.map((signer) => signer.order))].toSorted((one, other) => one - other);
  // without an order they are asked at once: the article's default
  const isOrdered = signingOrderOf(signing) !== "parallel";
  const parties = new Map<string, BriefParty>();
  for (const signer of order.signers) {
    const name = companyOf(signer, options);
    const party: BriefParty = parties.get(name) ?? { type: "company", name, participants: [] };
    parties.set(name, party);
    const signs = signer.receives === "signature";
    party.participants.push({
      name: signer.name,
      email: signer.email,
      signatory: signs,
      ...(isOrdered && signs ? { signatory_order: steps.indexOf(signer.order) + 1 } : {}),
    });
  }
  return [...parties.values()];
}

function companyOf({ company, role, name }: Signer, options: z.infer<typeof BriefOptions>): string {
  const ours = same(role, "internal") ? options.ourCompany : undefined;
  return company?.trim() || ours || name;
}
