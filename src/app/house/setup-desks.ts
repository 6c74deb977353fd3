import { randomBytes } from "node:crypto";
import type { House } from "../../api/house.ts";
import type { People } from "../../auth/people.ts";
import type { Tools } from "../../corridor/runtime.ts";
import { createSecretCodec } from "../../store/secret-codec.ts";
import type { SecretKeys } from "../../store/secret-codec.ts";
import type { ConfigurationBook } from "../configuration-book.ts";
import type { Registry } from "../registry.ts";
import { choiceDesk } from "./choice-desk.ts";
import { configurationDesk } from "./configuration-desk.ts";
import { connectionDesk } from "./connection-desk.ts";
import { createConsentStates } from "./consent-state.ts";
import { connectionNames, idle } from "./standing-account.ts";
import { playbookDesk } from "./playbook-desk.ts";
import { createSetup } from "./setup.ts";

interface Parts {
  readonly registry: Registry;
  readonly tools: Tools;
  readonly people: Pick<People, "forget">;
  /** Absent = a file rules. */
  readonly book?: ConfigurationBook;
  /** The same in every process; absent = a grant ends in the process where it began. */
  readonly secretKey?: SecretKeys;
  /** The port where this process listens; `undefined` = nowhere, or not yet. */
  readonly port: () => number | undefined;
}

type Desks = Pick<
  House,
  | "accounts"
  | "hasAccount"
  | "ruledByFile"
  | "connectionNames"
  | "idle"
  | "connections"
  | "playbooks"
  | "choices"
  | "configuration"
>;

/** What the console is given to set things up. */
export function setupDesks({ registry, tools, people, book, secretKey, port }: Parts): Desks {
  const { store, now } = tools;
  const setup = createSetup({ registry, store, port, ...(book === undefined ? {} : { book }) });
  const states = createConsentStates(
    secretKey === undefined ? randomBytes(32) : createSecretCodec(secretKey).derive("countersign consent"),
  );
  const deps = { setup, registry, store, tools, states, now };
  return {
    accounts: () => setup.accounts(),
    hasAccount: (id) => setup.has(id),
    ruledByFile: setup.isFile,
    connectionNames: (id) => connectionNames(setup, id),
    idle: (id) => idle({ setup, registry }, id),
    connections: connectionDesk(deps),
    playbooks: playbookDesk(deps),
    choices: choiceDesk(deps),
    configuration: configurationDesk({ setup, store, people }),
  };
}
