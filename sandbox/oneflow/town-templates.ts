import type { DataField } from "./contract.ts";
import type { Template } from "./template.ts";

/** The workspace of the town's templates. */
export const WORKSPACE = { id: 77, name: "Sales" } as const;

type Row = readonly [
  customId: string,
  name: string,
  type: DataField["type"],
  required: boolean,
  description: string,
];

const ROWS: readonly Row[] = [
  ["client_name", "Client name", "text", true, "Who signs for the client"],
  ["client_email", "Client e-mail", "text", true, "Where the client is written to"],
  ["deal_amount", "Amount", "number", true, "Price of the deal"],
  ["plan", "Plan", "select", false, "What was bought"],
  ["contract_date", "Contract date", "date", false, "Date of the contract"],
  ["kommo_deal_id", "Deal number", "text", false, "Number of the deal in the CRM"],
  ["contract_term_months", "Term", "number", false, "Term in months"],
  ["client_company", "Client company", "text", false, "The client's company"],
  ["billing_address", "Billing address", "text", false, "Where invoices go"],
];

const FIELDS: readonly DataField[] = ROWS.map(([customId, name, type, required, description], at) => ({
  id: at + 1,
  customId,
  name,
  description,
  value: "",
  type,
  required,
  options: type === "select" ? ["Growth", "Scale", "Enterprise"] : [],
}));

/** A template with what the town's templates have in common. */
export const createTemplate = (
  id: number,
  name: string,
  change: Partial<Omit<Template, "id" | "name">> = {},
): Template => ({
  id,
  name,
  typeId: id - 200,
  workspaceIds: [WORKSPACE.id],
  fields: FIELDS,
  channels: ["email", "none", "same_device", "sms"],
  signMethods: ["standard_esign", "sms"],
  isActive: true,
  creator: { organizer: true, signatory: false },
  signOrder: "side-by-side",
  needsApproval: false,
  ...change,
});

/** The templates every fresh simulator has, each in a template group of its own (301 to 303). */
export const createTownTemplates = (): readonly Template[] => [
  createTemplate(501, "Standard agreement"),
  createTemplate(502, "Growth agreement"),
  createTemplate(503, "Scale agreement"),
];
