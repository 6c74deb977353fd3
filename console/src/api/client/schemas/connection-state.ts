// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface ConnectionState {
  code?: string;
  help?: string;
  /** `kommo`, `archive`, a connection's id, or `playbook:ID` */
  id: string;
  /**
   * When it was used last
   * @format date-time
   */
  lastAt?: string;
  /**
   * When it knocked at our door last
   * @format date-time
   */
  lastDeliveryAt?: string;
  name: string;
  problem?: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  since?: string;
  state: "good" | "bad" | "unknown";
  /** Contracts that wait for it */
  waiting: number;
}
