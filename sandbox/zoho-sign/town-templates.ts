import { createIds } from "./ids.ts";
import type { Ids } from "./ids.ts";
import type { Category, PrefillField, Template, TemplateDocument } from "./template.ts";

/** How a field is asked for. */
export interface FieldPlan {
  readonly label: string;
  readonly category: Category;
  readonly isMandatory?: boolean;
  readonly options?: readonly string[];
  readonly dateFormat?: string;
}

/** How a template is asked for. */
export interface TemplatePlan {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly FieldPlan[];
  /** Role names with their places in the order. */
  readonly roles: readonly (readonly [name: string, order: number])[];
  /** Default 1. */
  readonly documents?: number;
}

const FIELDS: readonly FieldPlan[] = [
  { label: "client_name", category: "textfield", isMandatory: true },
  { label: "client_email", category: "textfield", isMandatory: true },
  { label: "deal_amount", category: "textfield", isMandatory: true },
  { label: "plan", category: "dropdown", options: ["Growth", "Scale", "Enterprise"] },
  { label: "contract_date", category: "datefield", dateFormat: "dd MMM yyyy" },
  { label: "kommo_deal_id", category: "textfield" },
  { label: "contract_term_months", category: "textfield" },
  { label: "client_company", category: "textfield" },
  { label: "billing_address", category: "textfield" },
  { label: "auto_renewal", category: "checkbox" },
];

const PLANS: readonly TemplatePlan[] = [
  { id: "389415000000001001", name: "Standard agreement", fields: FIELDS, roles: [["client", 1]] },
  {
    id: "389415000000001002",
    name: "Two signers",
    fields: FIELDS,
    roles: [
      ["client", 1],
      ["witness", 1],
    ],
  },
  {
    id: "389415000000001003",
    name: "Growth agreement",
    fields: FIELDS,
    roles: [
      ["client", 1],
      ["internal", 2],
    ],
  },
  {
    id: "389415000000001004",
    name: "Scale agreement",
    fields: FIELDS,
    roles: [["client", 1]],
    documents: 2,
  },
];

/** Ids of a template's parts. */
export interface PartIds {
  readonly fields: Ids;
  readonly actions: Ids;
  readonly documents: Ids;
}

/** Fresh ids, the same in every sandbox. */
export const createPartIds = (): PartIds => ({
  fields: createIds(389415000000002001n),
  actions: createIds(389415000000003001n),
  documents: createIds(389415000000004001n),
});

/** A template with ids for all its parts; with several documents the fields are spread over them. */
export const createTemplate = (plan: TemplatePlan, ids: PartIds): Template => {
  const count = plan.documents ?? 1;
  const documents: readonly TemplateDocument[] = Array.from({ length: count }, (_, at) => ({
    id: ids.documents.next(),
    name: count === 1 ? `${plan.name}.pdf` : `${plan.name} ${at + 1}.pdf`,
  }));
  const fields = plan.fields.map(
    ({ label, category, isMandatory = false, options = [], dateFormat }, at): PrefillField => ({
      id: ids.fields.next(),
      label,
      category,
      isMandatory,
      options,
      ...(dateFormat === undefined ? {} : { dateFormat }),
      documentId: documents[at % count]?.id ?? "",
    }),
  );
  const roles = plan.roles.map(([name, order]) => ({ actionId: ids.actions.next(), name, order }));
  const { id, name } = plan;
  return { id, name, documents, fields, roles, isSequential: true, expirationDays: 15 };
};

/** The templates every fresh simulator has. "Scale agreement" has two documents, so its download is a ZIP. */
export const createTownTemplates = (ids: PartIds): readonly Template[] =>
  PLANS.map((plan) => createTemplate(plan, ids));
