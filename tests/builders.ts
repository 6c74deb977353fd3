import type { Capabilities } from "../src/domain/capabilities.ts";
import type { Contract, Reference, RemoteId } from "../src/domain/contract.ts";
import type { Deal } from "../src/domain/deal.ts";
import type { ContractOrder } from "../src/domain/order.ts";
import type { Outcome, OutcomeName, Playbook } from "../src/domain/playbook.ts";
import type { RemoteContract } from "../src/domain/remote.ts";
import { newReference } from "../src/store/reference.ts";
import type { NewContract } from "../src/store/store.ts";

export const T0 = new Date("2026-11-02T09:00:00.000Z");
export const WON = { pipelineId: "10", stageId: "142" } as const;
export const SIGNED_STAGE = { pipelineId: "10", stageId: "77" } as const;
export const ELSEWHERE = { pipelineId: "10", stageId: "11" } as const;
const REFERENCE = "CS-TESTTESTTEST1" as Reference;
const REMOTE_ID = aRemoteId("doc-1");

/** A brand without a vendor: in life only a provider's answer, or the row that kept it, gives one. */
export function aRemoteId(text: string): RemoteId {
  return text as RemoteId;
}

export function anOrder(change: Partial<ContractOrder> = {}): ContractOrder {
  return {
    reference: REFERENCE,
    template: "tpl_standard",
    title: "Agreement with Nordwind GmbH",
    fields: { client_name: "Lena Vogt", deal_amount: "1200" },
    signers: [
      { role: "client", name: "Lena Vogt", email: "lena@example.com", order: 1, receives: "signature" },
    ],
    tags: [],
    expiresAt: new Date(T0.getTime() + 14 * 86_400_000).toISOString(),
    timezone: "Europe/Berlin",
    locale: "de",
    deal: { id: "4711", name: "Nordwind", price: 1200 },
    options: {},
    ...change,
  };
}

export function aContract(change: Partial<Contract> = {}): Contract {
  return {
    id: "0190aaaa-0000-7000-8000-000000000001",
    account: "acme",
    playbook: "won-agreement",
    configVersion: 1,
    dealId: "4711",
    entry: 1,
    trigger: WON,
    connection: "contracts",
    reference: REFERENCE,
    status: "planned",
    effects: {},
    rounds: {},
    wishes: [],
    attempts: 0,
    archive: [],
    createdAt: T0,
    updatedAt: T0,
    version: 1,
    ...change,
  };
}

/** Of a deal that has just entered the stage; each with a reference of its own. */
export function aNewContract(change: Partial<NewContract> = {}): NewContract {
  return {
    account: "acme",
    playbook: "won-agreement",
    configVersion: 1,
    dealId: "4711",
    entry: 1,
    trigger: WON,
    connection: "contracts",
    reference: newReference(),
    effects: {},
    at: T0,
    trail: [{ event: "planned", actor: "countersign", data: { because: "the deal entered the stage" } }],
    ...change,
  };
}

/** As it stands after it was created and sent, with nothing told in Kommo yet. */
export function aSentContract(change: Partial<Contract> = {}): Contract {
  const at = T0.toISOString();
  return aContract({
    status: "sent",
    remoteId: REMOTE_ID,
    order: anOrder(),
    rounds: { drafted: 1, sent: 1 },
    sentAt: T0,
    effects: { create: { state: "done", attempt: 1, at }, send: { state: "done", attempt: 1, at } },
    ...change,
  });
}

export function aDeal(change: Partial<Deal> = {}): Deal {
  return {
    id: "4711",
    name: "Nordwind",
    price: 1200,
    ...WON,
    responsibleUserId: "7",
    contactIds: ["900"],
    mainContactId: "900",
    tags: [],
    fields: [],
    ...change,
  };
}

export function aRemote(
  status: RemoteContract["status"],
  change: Partial<RemoteContract> = {},
): RemoteContract {
  return { id: REMOTE_ID, status, vendorStatus: `vendor-${status}`, signers: [], ...change };
}

const QUIET: Outcome = { attach: false, resend: false };

export function aPlaybook(
  outcomes: Partial<Record<OutcomeName, Partial<Outcome>>> = {},
  change: Partial<Playbook> = {},
): Playbook {
  const given = (name: OutcomeName, usual: Partial<Outcome>): Outcome => ({
    ...QUIET,
    ...usual,
    ...outcomes[name],
  });
  return {
    id: "won-agreement",
    when: { pipeline: "Sales", stage: "Won" },
    where: [],
    send: {
      through: "contracts",
      template: "tpl_standard",
      title: "Agreement",
      fields: {},
      signers: [],
      expiresInDays: 14,
      acceptWeaker: false,
      automatically: true,
      options: {},
    },
    contractField: "Contract ID",
    onAmountChange: "update",
    reentry: "whenOver",
    archiveFirst: true,
    enabled: true,
    outcomes: {
      sent: given("sent", { note: "sent" }),
      viewed: given("viewed", {}),
      signerSigned: given("signerSigned", {}),
      signed: given("signed", { stage: "Contract signed", note: "signed", attach: true }),
      declined: given("declined", { note: "declined", task: { text: "discuss terms", dueInHours: 24 } }),
      expired: given("expired", { note: "expired", task: { text: "remind", dueInHours: 24 } }),
      withdrawn: given("withdrawn", { note: "withdrawn" }),
      failed: given("failed", {}),
    },
    ...change,
  };
}

export function allCapabilities(change: Partial<Capabilities> = {}): Capabilities {
  return {
    draft: true,
    update: true,
    find: true,
    templates: true,
    withdraw: "delete",
    expiry: "ours",
    revive: false,
    order: ["parallel", "sequential", "grouped"],
    levels: ["SES"],
    remind: true,
    extend: false,
    signedCopy: true,
    evidence: true,
    changedSince: true,
    ...change,
  };
}
