import type { ContractOrder } from "../../domain/order.ts";
import { signingOrderOf } from "../../domain/signer.ts";
import { fillFields } from "./fill-fields.ts";
import { toLanguage } from "./language.ts";
import type { Options } from "./options.ts";
import { partiesOf } from "./parties.ts";
import { isUuid } from "./remote-id.ts";
import type { VendorTemplate } from "./schema.ts";

const ORDER_MODES = { parallel: "random", sequential: "strict", grouped: "grouped" } as const;

// beside the reference: makes ours easy to filter in the vendor's app
const OUR_TAG = "countersign";

/**
 * Body of `POST /templates/{id}/create_document` (schema `DocumentCreateRequest`, additional keys are refused there).
 * Throws `order_incomplete`, `order_invalid` or `unsupported` (STOP) when the order does not fit the template.
 */
export function createBody(order: ContractOrder, options: Options, template: VendorTemplate): unknown {
  const fields = fillFields(template.data_fields ?? [], order, options);
  const language = order.language === undefined ? undefined : toLanguage(order.language);
  const tags = new Set<string>([order.reference, OUR_TAG, ...order.tags.filter((tag) => tag !== "")]);
  return {
    document: {
      title: order.title,
      ...(order.message === undefined ? {} : { message: { content: order.message } }),
      ...(language === undefined ? {} : { language }),
      tags: [...tags],
      parties: partiesOf(order, options, template.parties ?? []),
      data_fields: fields.map(({ field, value }) => ({
        ...(isUuid(field.id ?? "") ? { id: field.id } : {}),
        name: field.name,
        type: field.type,
        value,
      })),
      ...(options.companyLogoUrl === undefined ? {} : { company_logo_url: options.companyLogoUrl }),
      signing_order_mode: ORDER_MODES[signingOrderOf(order.signers)],
      to_be_signed_by: options.toBeSignedBy,
    },
  };
}
