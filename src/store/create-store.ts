import { createCalls } from "./calls.ts";
import { createCatalogue } from "./create-catalogue.ts";
import { createForgetting } from "./create-forgetting.ts";
import { createFigures } from "./create-figures.ts";
import { createChanges } from "./changes.ts";
import { createContracts } from "./contracts.ts";
import type { Database } from "./database.ts";
import { createDocuments } from "./documents.ts";
import { createDeliveries } from "./deliveries.ts";
import { createHealth } from "./health.ts";
import { createGroupCommit } from "./group-commit.ts";
import { createDeliveryKeeper, insertDeliveries } from "./keep-deliveries.ts";
import { createMarks } from "./marks.ts";
import { readNews } from "./news.ts";
import { readStandings } from "./standings.ts";
import { createPersons } from "./persons.ts";
import { createPlaybookFigures } from "./playbook-figures.ts";
import { uuidv7 } from "./reference.ts";
import { createSecretCodec } from "./secret-codec.ts";
import type { SecretKeys } from "./secret-codec.ts";
import { createSession } from "./session.ts";
import type { Session } from "./session.ts";
import type { Documents, Vault } from "./configuration.ts";
import type { Deliveries, Store, Tokens } from "./store.ts";
import { createTestSends } from "./test-sends.ts";
import { createTokens } from "./tokens.ts";
import { createTrail } from "./trail.ts";
import { bindTransaction, inTransaction } from "./transaction.ts";
import type { Transaction } from "./transaction.ts";
import { createVault, keepSecrets } from "./vault.ts";
import { createVersions } from "./versions.ts";

export interface StoreOptions {
  /** What is stored secretly is encrypted with it. Default: `COUNTERSIGN_SECRET_KEY`, else nothing secret can be stored. */
  readonly secretKey?: SecretKeys;
}

/** Longer than the statements of a token's refresh may take, see tokens.ts. */
const REFRESH_PATIENCE_MS = 150_000;

/** The store over an open database. Throws `configuration_invalid` when the secret key has another size. */
export function createStore(database: Database, options: StoreOptions = {}): Store {
  const { pool, signals } = database;
  const session = createSession(pool);
  const codec = createSecretCodec(options.secretKey ?? process.env["COUNTERSIGN_SECRET_KEY"]);
  const tokens = createTokens(
    session,
    (run) => inTransaction(pool, (tx) => run(tx.session), REFRESH_PATIENCE_MS),
    codec,
  );
  const wake = (): void => signals.tell("countersign_deliveries");

  const keep = createDeliveryKeeper(async (named) => {
    await insertDeliveries(session, named, signals.sender);
    wake();
  });
  const deliveries = createDeliveries(session, { keep, inTransaction: false, onWaiting: wake });

  function documentsOver(
    over: Session,
    inOne: <T>(run: (tx: Session) => Promise<T>) => Promise<T>,
    onSaved: (wakeDocuments: () => void) => void,
  ): { readonly documents: Documents; readonly vault: Vault } {
    const documents = createDocuments(over, {
      inTransaction: inOne,
      keepSecrets: (tx, change) => keepSecrets(tx, codec, change),
      sender: signals.sender,
      onSaved: () => onSaved(() => signals.tell("countersign_documents")),
    });
    return { documents, vault: createVault(over, codec) };
  }

  function within(tx: Transaction): Store {
    const store: Store = {
      ...createNouns(tx.session, tokens, deliveriesWithin(tx)),
      ...documentsOver(
        tx.session,
        (run) => run(tx.session),
        (tell) => tx.afterCommit(tell),
      ),
      transaction: (run) => run(store),
    };
    bindTransaction(store, tx);
    return store;
  }

  function deliveriesWithin(tx: Transaction): Deliveries {
    return createDeliveries(tx.session, {
      inTransaction: true,
      onWaiting: () => tx.afterCommit(wake),
      async keep(delivery) {
        const id = uuidv7();
        await insertDeliveries(tx.session, [{ id, delivery }], signals.sender);
        tx.afterCommit(wake);
        return id;
      },
    });
  }

  return {
    ...createNouns(session, tokens, deliveries),
    ...documentsOver(
      session,
      (run) => inTransaction(pool, (tx) => run(tx.session)),
      (tell) => tell(),
    ),
    contracts: createContracts(session, createGroupCommit),
    transaction: (run) => inTransaction(pool, (tx) => run(within(tx))),
  };
}

/** `tokens` is shared: its refreshes commit by themselves, whatever becomes of the transaction around them. */
function createNouns(
  session: Session,
  tokens: Tokens,
  deliveries: Deliveries,
): Omit<Store, "transaction" | "documents" | "vault"> {
  return {
    deliveries,
    tokens,
    contracts: createContracts(session),
    catalogue: createCatalogue(session),
    figures: createFigures(session),
    news: (since) => readNews(session, since),
    standings: () => readStandings(session),
    trail: createTrail(session),
    calls: createCalls(session),
    versions: createVersions(session),
    marks: createMarks(session),
    health: createHealth(session),
    testSends: createTestSends(session),
    playbookFigures: createPlaybookFigures(session),
    changes: createChanges(session),
    persons: createPersons(session),
    forgetting: createForgetting(session),
  };
}
