import type { Sandbox } from "../sandbox/sandbox.ts";
import type { SandboxVendor } from "../sandbox/sandbox-vendor.ts";
import { HOOK_SECRETS } from "./town-config.ts";

/** What a person sees on a deal. */
export interface DealState {
  readonly stage: string;
  readonly pipeline: string;
  readonly price: number;
  readonly responsibleUserId: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly notes: readonly { readonly text: string }[];
  readonly tasks: readonly {
    readonly text: string;
    readonly responsibleUserId: number;
    readonly completeTill: number;
  }[];
  readonly files: readonly { readonly uuid: string; readonly name: string; readonly size: number }[];
  readonly stageHistory: readonly { readonly stage: string }[];
}

/** What a person sees of a contract in the vendor's own pages. */
export interface VendorDocument {
  readonly id: string;
  /** The vendor's word: `draft`, `pending` (brief: `sent`), `signed` … */
  readonly state: string;
  readonly title: string;
  readonly templateId: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly signers: readonly {
    readonly email: string;
    readonly name: string;
    readonly signedAt: string | null;
  }[];
  /** What happened to it, oldest first: `created`, `sent_for_signature`, `signed` … */
  readonly audit: readonly string[];
}

/** A contact of the town with a good address. */
const SIGNER_ID = 30_000_001;

/** A new deal in a stage without a playbook, with a contact who can sign. */
export async function createDeal(
  { kommo }: Sandbox,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const made = await kommo.control("createDeal", {
    name: "Nordwind",
    price: 1200,
    contacts: [SIGNER_ID],
    ...change,
  });
  return String(idOf(made));
}

export async function readDeal({ kommo }: Sandbox, id: string): Promise<DealState> {
  return JSON.parse(JSON.stringify(await kommo.control("state", { id: Number(id) })));
}

export async function readDocuments(vendor: SandboxVendor): Promise<readonly VendorDocument[]> {
  return JSON.parse(JSON.stringify(await vendor.control("documents")));
}

/** Tells Kommo and the vendor where to knock. */
export async function wire(
  sandbox: Sandbox,
  vendor: SandboxVendor,
  url: string,
  account = "acme",
): Promise<void> {
  await sandbox.kommo.control("subscribe", {
    url: `${url}/webhooks/${account}/kommo/${HOOK_SECRETS.kommo}`,
    events: ["add_lead", "status_lead", "update_lead", "delete_lead"],
  });
  const address = `${url}/webhooks/${account}/contracts/${HOOK_SECRETS.contracts}`;
  await vendor.control("setCallbackUrl", { url: address });
}

function idOf(value: unknown): number {
  if (typeof value === "object" && value !== null && "id" in value && typeof value.id === "number")
    return value.id;
  throw new Error(`no id in ${JSON.stringify(value)}`);
}
