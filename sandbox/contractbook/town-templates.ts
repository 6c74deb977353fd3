import { randomUUID } from "node:crypto";
import type { Context, DataField, FieldType } from "./document.ts";
import type { Template } from "./template.ts";

type Row = readonly [name: string, type: FieldType, required: boolean, description: string];

const ROWS: readonly Row[] = [
  ["client_name", "text", true, "Who signs for the client"],
  ["client_email", "text", true, "Where the client is written to"],
  ["deal_amount", "number", true, "Price of the deal"],
  ["plan", "select", false, "What was bought"],
  ["contract_date", "date", false, "Date of the contract"],
  ["kommo_deal_id", "text", false, "Number of the deal in the CRM"],
  ["contract_term_months", "number", false, "Term in months"],
  ["client_company", "text", false, "The client's company"],
  ["billing_address", "text", false, "Where invoices go"],
];

/** One empty data field. */
export const createField = (
  name: string,
  type: FieldType,
  isRequired: boolean,
  description: string,
): DataField => ({
  id: randomUUID(),
  name,
  type,
  value: null,
  required: isRequired,
  description,
  config: type === "select" ? { options: ["Growth", "Scale", "Enterprise"] } : {},
  formatting: type === "number" ? { fractional: true, grouping: "" } : null,
  source: null,
  source_mapping: null,
  source_sync_type: null,
});

const createTemplate = (id: string, title: string, context: Context): Template => ({
  id,
  title,
  description: `${title} of the sandbox town`,
  language: "en-GB",
  dataFields: ROWS.map((row) => createField(...row)),
  parties: [],
  signingOrderMode: "strict",
  context,
});

/** The templates every fresh simulator has. `tpl_scale` lives in a workspace, and so do its documents. */
export const createTownTemplates = (): readonly Template[] => [
  createTemplate("tpl_standard", "Standard agreement", "my_documents"),
  createTemplate("tpl_growth", "Growth agreement", "my_documents"),
  createTemplate("tpl_scale", "Scale agreement", "workspace"),
];
