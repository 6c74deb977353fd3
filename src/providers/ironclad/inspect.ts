import { signingOrderOf } from "../../domain/signer.ts";
import type { Finding, InspectedOrder } from "../provider.ts";
import { refusals } from "../refusals.ts";
import { referenceIn } from "./create-body.ts";
import { optionsOf } from "./options-of.ts";
import { seatSigners } from "./seat-signers.ts";
import { signerPlaces } from "./signer-places.ts";
import type { Templates } from "./templates.ts";

/** What a launch would refuse whatever stands on the deal: no question for our reference, no place for a signer. */
export async function inspect(templates: Templates, order: InspectedOrder): Promise<readonly Finding[]> {
  const template = await templates.read(order.template);
  if (template === undefined) return [];
  const looks: readonly (() => unknown)[] = [
    () => referenceIn(template, optionsOf(order)),
    () => seatSigners(order.signers, signerPlaces(template.schema), optionsOf(order)),
  ];
  return [...refusals(looks), ...aboutTurns(order)];
}

/** No launch form tells the template's order of signing, nor whether it sends by itself. Asked at once, any order will do. */
function aboutTurns({ signers }: Pick<InspectedOrder, "signers">): readonly Finding[] {
  if (signers.length < 2 || signingOrderOf(signers) === "parallel") return [];
  const roles = signers.toSorted((one, other) => one.order - other.order).map(({ role }) => role);
  const text = `The playbook asks ${roles.join(", ")} one after the other; the template in Ironclad decides, and shows its order only once a workflow is to be signed. If it differs, we do not send; a template that sends by itself is out then, and the deal is told.`;
  return [{ level: "note", text }];
}
