import type { Json } from "./json.ts";
import type { Reference } from "./ids.ts";
import type { SignatureLevel, Signer } from "./signer.ts";

/** A contract as we ask a vendor for it: everything resolved, nothing left to look up in Kommo. */
export interface ContractOrder {
  readonly reference: Reference;
  /** The vendor's template id or its name, as the playbook chose it. */
  readonly template: string;
  readonly title: string;
  readonly message?: string;
  /** Template field → text. Empty values are left out. Vendor's types are applied by the provider. */
  readonly fields: Readonly<Record<string, string>>;
  readonly signers: readonly Signer[];
  readonly tags: readonly string[];
  /** ISO instant; sent to vendors that hold the clock, kept by us for the others. */
  readonly expiresAt?: string;
  /** ISO 639-1 of the contract, where the vendor has one. */
  readonly language?: string;
  /** How strong the signatures must be at least; absent = as the vendor's account has it. */
  readonly level?: SignatureLevel;
  /** IANA zone and BCP 47 locale of the account, for vendors that format dates and numbers. */
  readonly timezone: string;
  readonly locale: string;
  /** The deal behind it, for vendors that keep metadata. */
  readonly deal: { readonly id: string; readonly name: string; readonly price: number };
  /** The provider's own settings from the playbook, already validated against its `options` schema. */
  readonly options: Readonly<Record<string, Json>>;
}
