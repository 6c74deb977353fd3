import { SIGNING_ORDERS } from "../../domain/signer.ts";
import { optionsOf } from "../options-of.ts";
import type { Finding, InspectedOrder } from "../provider.ts";
import { refusals } from "../refusals.ts";
import { isSample } from "../sample-signers.ts";
import { checkSigners } from "./check-signers.ts";
import { checkTemplate } from "./create-contract.ts";
import type { Knowledge } from "./create-contract.ts";
import { Options } from "./options.ts";
import { checkAddresses, oursOf, participantOf } from "./parties.ts";
import { referenceFieldOf } from "./reference-field.ts";

/** What `create` would refuse of template, people and options. Whom only a deal tells may well be one of our users. */
export async function inspect(
  { templates, users, workspace }: Pick<Knowledge, "templates" | "users" | "workspace">,
  order: InspectedOrder,
): Promise<readonly Finding[]> {
  const full = await templates.read(order.template);
  if (full === undefined) return [];
  const workspaceId = await workspace();
  const colleagues = await users.read();
  const options = optionsOf(Options, order);
  const parts = { options, available: full.template.available_options ?? {} };
  const { signers } = order;
  return refusals([
    () => checkTemplate(full, order.template, workspaceId),
    () => referenceFieldOf(full.fields, options),
    // turns are judged by what the dialect can do
    () => checkSigners(order, SIGNING_ORDERS),
    () => checkAddresses(signers),
    () =>
      oursOf(
        signers.filter((signer) => !isSample(signer)),
        { colleagues },
      ),
    () => signers.map((signer) => participantOf(signer, parts)),
  ]);
}
