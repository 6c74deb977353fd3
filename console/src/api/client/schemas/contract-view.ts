// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { ContractAction } from "./contract-action.ts";
import type { ContractActionName } from "./contract-action-name.ts";
import type { ContractSigner } from "./contract-signer.ts";
import type { ContractStatus } from "./contract-status.ts";
import type { ContractValues } from "./contract-values.ts";
import type { TrailLine } from "./trail-line.ts";

export interface ContractView {
  actions: readonly ContractAction[];
  company?: string;
  connection: {
    id: string;
    vendor: string;
  };
  contact?: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  createdAt: string;
  deal: {
    id: string;
    name: string;
    price: number;
  };
  documents: readonly {
    sha256: string;
    bytes: number;
    contentType: string;
    kind: "signed" | "evidence" | "values";
    name: string;
  }[];
  /**
   * ISO instant, UTC
   * @format date-time
   */
  endedAt?: string;
  /** 1 for the deal's first entry into the stage */
  entry: number;
  /**
   * When personal data was erased from it, with the calls about it
   * @format date-time
   */
  erasedAt?: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  expiresAt?: string;
  failure?: {
    code: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    since: string;
    step: string;
  };
  /** The way out, where a person must act */
  help?: string;
  /** It rests because a connection that it needs is broken */
  isWaiting: boolean;
  /** Empty in the demo: nothing of it is on the web */
  links: {
    deal?: string;
    /** Its page at the vendor */
    vendor?: string;
    /** Where people sign in to the vendor, where its page is not known */
    vendorApp?: string;
  };
  /** The deal's responsible user */
  manager?: {
    id: string;
    name: string;
  };
  /**
   * ISO instant, UTC
   * @format date-time
   */
  nextLookAt?: string;
  /** The deal's other contracts */
  others: readonly {
    entry: number;
    playbook: string;
    playbookName: string;
    reference: string;
    status: ContractStatus;
  }[];
  /** Its id */
  playbook: string;
  /** What people call it */
  playbookName: string;
  /** What stopped it, or what it waits for: one sentence */
  problem?: string;
  reference: string;
  /** When the vendor changed it last, as it tells */
  seenAt?: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  sentAt?: string;
  signers: readonly ContractSigner[];
  /** Where it stands, in one sentence */
  stands: string;
  status: ContractStatus;
  title?: string;
  trail: readonly TrailLine[];
  /**
   * ISO instant, UTC
   * @format date-time
   */
  updatedAt: string;
  values?: ContractValues;
  /** The contract's id at the vendor */
  vendorId?: string;
  /** The vendor's own word */
  vendorStatus?: string;
  /** Asked for and not done yet */
  wishes: readonly {
    action: ContractActionName;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    at: string;
    by: string;
  }[];
}
