import { ApiProblem } from "../../api/api-problem.ts";
import type { AccountSummary } from "../../api/house.ts";
import type {
  AccountRetention,
  ConfigProblem,
  ConnectionConfig,
  KommoConfig,
  ServerConfig,
} from "../../config/config.ts";
import type { RetentionConfig } from "../../config/config.ts";
import { documentOf } from "../../config/document-of.ts";
import { readDocument } from "../../config/load-document.ts";
import type { ReadDocument } from "../../config/load-document.ts";
import type { JsonObject } from "../../domain/json.ts";
import { PROVIDERS } from "../../providers/all.ts";
import type { DocumentVersion } from "../../store/configuration.ts";
import type { ConfigurationBook, EditAsk } from "../configuration-book.ts";
import type { Registry } from "../registry.ts";
import { INSTALLATION } from "../stored-configuration.ts";
import { refuseRemovals } from "./removals.ts";
import type { Store } from "../../store/store.ts";

/** An account as far as it is set up. */
export interface AccountSetup {
  readonly id: string;
  readonly name?: string;
  readonly timezone: string;
  readonly locale: string;
  readonly retention?: AccountRetention;
  /** Absent = not connected yet. */
  readonly kommo?: KommoConfig;
  readonly connections: readonly ConnectionConfig[];
}

/** A document as it stands, and since when. */
export interface StandingDocument {
  /** 0 = a file rules. */
  readonly version: number;
  readonly document: JsonObject;
  readonly edited?: DocumentVersion;
}

/** An edit by a person. */
export interface SetupEdit extends EditAsk {
  /** They know that contracts will wait for what is taken out. */
  readonly despite?: boolean;
}

/** The configuration as desks see it, whether a file or the database rules. */
export interface Setup {
  readonly isFile: boolean;
  accounts(): readonly AccountSummary[];
  has(account: string): boolean;
  /** `undefined` = its document is not in order, and was not before either. */
  account(id: string): AccountSetup | undefined;
  readonly server: ServerConfig;
  /** Where this installation is called; not `isPublic`: it only knows where it listens. */
  address(): { readonly base: string; readonly isPublic: boolean };
  readonly retention: RetentionConfig;
  problems(account: string): readonly ConfigProblem[];
  /** Its credentials stand there by name. */
  document(account: string): Promise<StandingDocument>;
  /** The account as this document would make it, with the credentials that are there. */
  read(account: string, document: JsonObject): Promise<ReadDocument>;
  /**
   * Resolves to the new version. Throws `read_only` where a file rules, and `conflict` for what takes out a connection that
   * somebody needs ({@link refuseRemovals}).
   */
  edit(ask: SetupEdit): Promise<number>;
  /** Throws as {@link Setup.edit} would, and saves nothing. */
  judge(ask: SetupEdit): Promise<void>;
  /** Throws `read_only` where a file rules. */
  mustBeOurs(): void;
}

interface Given {
  readonly registry: Registry;
  readonly store: Pick<Store, "contracts" | "playbookFigures">;
  /** The port where this process listens; `undefined` = nowhere, or not yet. */
  readonly port: () => number | undefined;
  /** Absent = a file rules. */
  readonly book?: ConfigurationBook;
}

export function createSetup({ registry, store, port, book }: Given): Setup {
  return {
    isFile: book === undefined,
    get server() {
      return registry.config.server;
    },
    get retention() {
      return registry.config.retention;
    },
    address() {
      const { publicUrl, port: configured } = registry.config.server;
      if (publicUrl !== undefined) return { base: publicUrl, isPublic: true };
      return { base: `http://localhost:${port() ?? configured}`, isPublic: false };
    },
    mustBeOurs,
    ...(book === undefined ? ofFile(registry) : ofBook(registry, book, store)),
  };

  function mustBeOurs(): void {
    if (book === undefined) throw readOnly();
  }
}

type Parts = Omit<Setup, "isFile" | "server" | "address" | "retention" | "mustBeOurs">;

function ofFile(registry: Registry): Parts {
  const find = (id: string) => registry.config.accounts.find((account) => account.id === id);
  return {
    accounts: () => registry.config.accounts.map(({ id, name = id, timezone }) => ({ id, name, timezone })),
    has: (id) => find(id) !== undefined,
    account: find,
    problems: () => [],
    async document(id) {
      const config = find(id);
      return { version: 0, document: config === undefined ? {} : documentOf(config, PROVIDERS).document };
    },
    async read(id, document) {
      const config = find(id);
      const kept = config === undefined ? [] : documentOf(config, PROVIDERS).secrets;
      const secrets = new Map(kept.map(({ connection, key, value }) => [`${connection}/${key}`, value]));
      const { allowPrivateHosts } = registry.config.server;
      return readDocument(id, { document, secrets }, { providers: PROVIDERS }, allowPrivateHosts);
    },
    edit: () => Promise.reject(readOnly()),
    judge: () => Promise.reject(readOnly()),
  };
}

/** Also where the document is not in order. */
function summaryOf(id: string, { name, timezone }: JsonObject): AccountSummary {
  return {
    id,
    name: typeof name === "string" && name.trim() !== "" ? name : id,
    timezone: typeof timezone === "string" ? timezone : "UTC",
  };
}

function ofBook(registry: Registry, book: ConfigurationBook, store: Given["store"]): Parts {
  return {
    accounts: () =>
      [...book.current.documents.values()].flatMap(({ account: id, document }) =>
        id === INSTALLATION ? [] : [summaryOf(id, document)],
      ),
    has: (id) => id !== INSTALLATION && book.current.documents.has(id),
    account: (id) =>
      registry.config.accounts.find((account) => account.id === id) ??
      book.current.unfinished.find((account) => account.id === id),
    problems: (id) => book.current.problems.get(id) ?? [],
    async document(id) {
      const found = book.current.documents.get(id);
      if (found === undefined) return { version: 0, document: {} };
      const { document, account: _account, ...edited } = found;
      return { version: edited.version, document, edited };
    },
    read: (account, document) => book.read(account, document),
    edit: (ask) => book.edit(guarded(ask)),
    judge: (ask) => book.judge(guarded(ask)),
  };

  function guarded({ despite = false, ...ask }: SetupEdit): EditAsk {
    return {
      ...ask,
      async edit(before, version) {
        const made = await ask.edit(before, version);
        await refuseRemovals(store, { account: ask.account, before, after: made.document }, despite);
        return made;
      },
    };
  }
}

function readOnly(): ApiProblem {
  return new ApiProblem("read_only", (say) => say("problems:fileRules"), {
    help: (say) => say("problems:fileRulesHelp"),
  });
}
