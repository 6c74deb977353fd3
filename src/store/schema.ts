import type { CallRow } from "./calls.ts";
import type { ChangeRow } from "./changes.ts";
import type { ContractRow } from "./contract-row.ts";
import type { DeliveryRow } from "./delivery-row.ts";
import type { DocumentRow } from "./documents.ts";
import type { HealthRow } from "./health.ts";
import type { LimitRow } from "./limit-row.ts";
import type { MarkRow } from "./marks.ts";
import type { TestSendRow } from "./test-sends.ts";
import type { TokenRow } from "./tokens.ts";
import type { TrailRow } from "./trail.ts";
import type { VaultRow } from "./vault.ts";
import type { VersionRow } from "./versions.ts";

/** The tables of the schema `countersign`, for Kysely. */
export interface Schema {
  readonly contracts: ContractRow;
  readonly deliveries: DeliveryRow;
  readonly trail: TrailRow;
  readonly calls: CallRow;
  readonly versions: VersionRow;
  readonly marks: MarkRow;
  readonly tokens: TokenRow;
  readonly health: HealthRow;
  readonly limits: LimitRow;
  readonly documents: DocumentRow;
  readonly vault: VaultRow;
  readonly test_sends: TestSendRow;
  readonly changes: ChangeRow;
}
