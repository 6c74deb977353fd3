// Written by `npm run docs` from the routes in src/api. Do not edit.

import type { ContractStatus } from "./contract-status.ts";
import type { Signer } from "./signer.ts";

export interface TroubledContract {
  code: string;
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
  detail: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  endedAt?: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  expiresAt?: string;
  /** The way out */
  help: string;
  /** It rests because a connection that it needs is broken */
  isWaiting: boolean;
  /** The deal's responsible user */
  manager?: {
    id: string;
    name: string;
  };
  /** Its id */
  playbook: string;
  /** What people call it */
  playbookName: string;
  /** What stopped it, or what it waits for: one sentence */
  problem?: string;
  reference: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  sentAt?: string;
  signers: readonly Signer[];
  /**
   * ISO instant, UTC
   * @format date-time
   */
  since: string;
  status: ContractStatus;
  title?: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  updatedAt: string;
  /** The contract's id at the vendor */
  vendorId?: string;
  /** The kind of trouble, one sentence */
  what: string;
}
