import type { Reference } from "../contract.ts";
import type { DealView } from "../deal.ts";
import type { Playbook } from "../playbook.ts";
import { createScope } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { SILENT_OUTCOMES } from "../silent-outcomes.ts";

/** An invented deal and playbook: for tests, and for trying a text without a deal. */
export const EXAMPLE_NOW = new Date("2026-11-21T23:30:00Z");
export const EXAMPLE_REFERENCE = born("CS-EXAMPLE001");

function born(text: string): Reference {
  if (!isReference(text)) throw new TypeError(`${text} is no reference`);
  return text;
}

function isReference(text: string): text is Reference {
  return text.startsWith("CS-");
}

export const EXAMPLE_VIEW: DealView = {
  deal: {
    id: "4711",
    name: "Nordwind yearly",
    price: 12_500,
    pipelineId: "1",
    stageId: "2",
    responsibleUserId: "7",
    mainContactId: "31",
    contactIds: ["31"],
    companyId: "41",
    tags: ["vip", "north"],
    fields: [
      { id: "101", name: "Plan", code: "PLAN", type: "select", values: ["Growth"] },
      { id: "102", name: "Contract value", type: "monetary", values: ["9900"] },
      { id: "103", name: "Start", type: "date", values: ["2026-12-01"] },
      { id: "104", name: "Regions", type: "multiselect", values: ["EU", "UK"] },
    ],
  },
  contact: {
    id: "31",
    name: "Lena Vogel",
    firstName: "Lena",
    lastName: "Vogel",
    emails: ["lena@example.com", "l.vogel@example.org"],
    phones: ["+49 151 1234 5678"],
    fields: [{ id: "201", name: "Language", type: "text", values: ["German"] }],
  },
  company: { id: "41", name: "Nordwind GmbH", emails: [], phones: [], fields: [] },
  user: { id: "7", name: "Ada Owner", email: "owner@example.com" },
  pipelineName: "Sales",
  stageName: "Won",
  fieldNames: {
    deal: ["Plan", "Contract value", "Start", "Regions", "Discount"],
    contact: ["Language", "Position"],
    company: ["Address"],
  },
};

export const EXAMPLE_PLAYBOOK: Playbook = {
  id: "won-agreement",
  when: { pipeline: "Sales", stage: "Won" },
  where: [],
  send: {
    through: "contracts",
    template: { by: "deal.fields.Plan", map: { Growth: "tpl_growth" }, default: "tpl_standard" },
    title: "Agreement with {{ company.name | default: contact.name }}",
    fields: {
      client_name: "{{ contact.name }}",
      deal_amount: "{{ deal.price }}",
      contract_date: "{{ today | date: '%d.%m.%Y' }}",
      discount: "{{ deal.fields.Discount }}",
    },
    signers: [
      { role: "client", name: "{{ contact.name }}", email: "{{ contact.email }}", receives: "signature" },
      { role: "internal", name: "Ada Owner", email: "owner@example.com", order: 2, receives: "signature" },
    ],
    expiresInDays: 14,
    acceptWeaker: false,
    automatically: true,
    options: {},
  },
  onAmountChange: "update",
  reentry: "whenOver",
  archiveFirst: true,
  enabled: true,
  outcomes: SILENT_OUTCOMES,
};

/** The example's scope, with another view, zone or locale where asked for. */
export function exampleScope(
  change: Partial<Pick<Scope, "view" | "timezone" | "locale" | "now">> = {},
): Scope {
  return createScope({
    view: EXAMPLE_VIEW,
    contract: { reference: EXAMPLE_REFERENCE, status: "planned", vendor: "Contractbook" },
    timezone: "Europe/Stockholm",
    locale: "en",
    now: EXAMPLE_NOW,
    ...change,
  });
}
