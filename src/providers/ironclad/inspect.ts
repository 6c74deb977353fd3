import { CountersignError } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Finding } from "../provider.ts";
import { referenceIn } from "./create-body.ts";
import { optionsOf } from "./options-of.ts";
import { seatSigners } from "./seat-signers.ts";
import { signerPlaces } from "./signer-places.ts";
import type { Templates } from "./templates.ts";

/** What a launch would refuse whatever stands on the deal: no question for our reference, no place for a signer. */
export async function inspect(
  templates: Templates,
  order: Pick<ContractOrder, "template" | "signers" | "options">,
): Promise<readonly Finding[]> {
  const template = await templates.read(order.template);
  if (template === undefined) return [];
  const looks: readonly (() => unknown)[] = [
    () => referenceIn(template, optionsOf(order)),
    () => seatSigners(order.signers, signerPlaces(template.schema), optionsOf(order)),
  ];
  return looks.flatMap((look): readonly Finding[] => {
    try {
      look();
      return [];
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      return [{ level: "problem", text: error.detail }];
    }
  });
}
