import type { Config, ConfigProblem } from "../config/config.ts";
import { loadDocument, readDocument } from "../config/load-document.ts";
import type { ReadDocument } from "../config/load-document.ts";
import type { LoadOptions } from "../config/load-config.ts";
import type { CorridorLog } from "../corridor/runtime.ts";
import type { JsonObject } from "../domain/json.ts";
import type { Signals } from "../store/signals.ts";
import type { DocumentChange } from "../store/configuration.ts";
import type { Store } from "../store/store.ts";
import { INSTALLATION, readStored } from "./stored-configuration.ts";
import type { StoredConfiguration } from "./stored-configuration.ts";

/** What somebody makes of a document. */
export interface Edit {
  readonly document: JsonObject;
  readonly secrets: DocumentChange["secrets"];
  /** What changed, one sentence for the history. */
  readonly note: string;
  /** `playbooks/ID`, `connections/ID`. */
  readonly about?: string;
}

export interface EditAsk {
  readonly account: string;
  /** `person:NAME`. */
  readonly by: string;
  /** Called again where somebody else was faster. `before`: what stands, `{}` where nothing does. */
  readonly edit: (before: JsonObject, version: number) => Edit | Promise<Edit>;
  /** Throws where these problems keep the edit from being saved. `known`: those that were there before. */
  readonly judge: (problems: readonly ConfigProblem[], known: readonly ConfigProblem[]) => void;
}

/** The configuration where no file rules: read, edited, and taken over by every process. */
export interface ConfigurationBook {
  readonly current: StoredConfiguration;
  /** An account as this document would make it, and what is wrong with it. */
  read(account: string, document: JsonObject): Promise<ReadDocument>;
  /** Saves a new version and takes it over here; resolves to its number. */
  edit(ask: EditAsk): Promise<number>;
  /** Makes the edit and throws where it may not be saved; nothing is. */
  judge(ask: EditAsk): Promise<void>;
  /** Takes over what others saved; resolves when it is in force here. */
  look(): Promise<void>;
  /** From now on changes go to `apply`. Returns what ends it. */
  watch(signals: Pick<Signals, "on">, apply: (config: Config) => Promise<void>): () => void;
}

/** Wake-ups may be lost: then a change is seen this late. */
const POLL_MS = 2_000;
const MOST_TRIES = 8;

interface Deps {
  readonly store: Pick<Store, "documents" | "vault">;
  readonly options: LoadOptions;
  readonly log: CorridorLog;
  readonly now: () => Date;
}

/** Reads what is kept. Throws where the installation's own part cannot be used. */
export async function openConfigurationBook(deps: Deps): Promise<ConfigurationBook> {
  const { store, options, log, now } = deps;
  let current = await readStored(store, options);
  let apply: ((config: Config) => Promise<void>) | undefined;
  let chain: Promise<void> = Promise.resolve();
  tellProblems(log, current);

  async function takeOver(): Promise<void> {
    if ((await store.documents.revision()) === current.revision) return;
    const next = await readStored(store, options, current);
    await apply?.(next.config);
    current = next;
    tellProblems(log, next);
    log.info({ accounts: next.config.accounts.length }, "the changed configuration is in force");
  }

  function look(): Promise<void> {
    chain = chain.then(takeOver, takeOver);
    return chain;
  }

  async function read(
    account: string,
    document: JsonObject,
    changed: DocumentChange["secrets"] = [],
  ): Promise<ReadDocument> {
    const secrets = new Map(await store.vault.of(account));
    for (const { connection, key, value } of changed) {
      if (value === undefined) secrets.delete(`${connection}/${key}`);
      else secrets.set(`${connection}/${key}`, value);
    }
    if (account === INSTALLATION) {
      const given = { installation: { document, secrets }, accounts: new Map() };
      return { problems: loadDocument(given, options).problems.get(INSTALLATION) ?? [] };
    }
    const { allowPrivateHosts } = current.config.server;
    return readDocument(account, { document, secrets }, options, allowPrivateHosts);
  }

  async function judged({ account, edit, judge }: EditAsk): Promise<Edit & { readonly seen: number }> {
    const { document: before = {}, version: seen = 0 } = (await store.documents.of(account)) ?? {};
    const made = await edit(before, seen);
    const known = seen === 0 ? [] : (await read(account, before)).problems;
    judge((await read(account, made.document, made.secrets)).problems, known);
    return { ...made, seen };
  }

  /** What was saved is in force later where it cannot be now. */
  async function lookQuietly(): Promise<void> {
    await look().catch((error: unknown) =>
      log.error({ error: String(error) }, "the changed configuration could not be taken over"),
    );
  }

  return {
    get current() {
      return current;
    },
    read,
    judge: async (ask) => void (await judged(ask)),
    async edit(ask) {
      const { account, by } = ask;
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const { seen, document, secrets, note, about } = await judged(ask);
        await store.vault.begin();
        const named = { by, note, ...(about === undefined ? {} : { about }) };
        const saved = await store.documents.save({ account, seen, document, secrets, at: now(), ...named });
        if (saved === "stale") continue;
        await lookQuietly();
        return saved;
      }
      throw new Error(`the configuration of ${account} could not be saved: too many changes at once`);
    },
    look,
    watch(signals, onChange) {
      apply = onChange;
      const deaf = signals.on("countersign_documents", () => void lookQuietly());
      const poll = setInterval(() => void lookQuietly(), POLL_MS).unref();
      return () => {
        deaf();
        clearInterval(poll);
      };
    },
  };
}

function tellProblems(log: CorridorLog, { problems }: StoredConfiguration): void {
  for (const [account, all] of problems)
    for (const { path, text } of all) log.error({ account, path, text }, "this account has problems");
}
