import type { Contract } from "../domain/contract.ts";
import type { RemoteSigner } from "../domain/remote.ts";
import type { Cursor } from "./cursor.ts";

/** How people find contracts among very many: by words, filtered, sorted, page by page. */
export interface Catalogue {
  /** Throws {@link CursorInvalid}. */
  page(query: CatalogueQuery): Promise<CataloguePage>;
  /** Playbooks, connections and responsible users that the account's contracts have. */
  choices(account: string): Promise<CatalogueChoices>;
}

/** `newest` by planning, `sent` and `ended` the last one first, `expiring` those that are out, the soonest first. */
export type CatalogueSort = "newest" | "sent" | "ended" | "expiring";

export interface CatalogueFilter {
  readonly account: string;
  /**
   * A status; `failed` for those that need attention, `stopped` for those of them that are not held together, `waiting` for those
   * that wait for a connection.
   */
  readonly status?: string;
  readonly playbook?: string;
  readonly connection?: string;
  /** Id of the deal's responsible user. */
  readonly person?: string;
  /** Beginnings of words of the deal, the company, people and their addresses; deal id, reference, vendor's id. */
  readonly search?: string;
}

export interface CatalogueQuery extends CatalogueFilter {
  readonly sort: CatalogueSort;
  readonly limit: number;
  readonly after?: Cursor;
}

export interface CataloguePage {
  readonly rows: readonly CatalogueRow[];
  /** Absent = this is the last page. */
  readonly next?: Cursor;
  /** How many fit the filter; not counted to the end where they are very many, or where nothing is filtered. */
  readonly found?: { readonly count: number; readonly isAtLeast: boolean };
}

/** A contract as lists show it. */
export type CatalogueRow = Pick<
  Contract,
  | "id"
  | "reference"
  | "status"
  | "dealId"
  | "about"
  | "playbook"
  | "connection"
  | "remoteId"
  | "failure"
  | "waiting"
  | "createdAt"
  | "updatedAt"
  | "sentAt"
  | "expiresAt"
  | "endedAt"
> & {
  readonly title?: string;
  readonly deal?: NonNullable<Contract["order"]>["deal"];
  readonly signers: NonNullable<Contract["order"]>["signers"];
  /** As the vendor told them last. */
  readonly seen: readonly RemoteSigner[];
};

export interface CatalogueChoices {
  readonly playbooks: readonly string[];
  readonly connections: readonly string[];
  readonly people: readonly { readonly id: string; readonly name?: string }[];
}
