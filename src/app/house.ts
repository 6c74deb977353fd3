import type { House } from "../api/house.ts";
import type { SandboxDesk } from "../api/sandbox/sandbox-desk.ts";
import type { Reception } from "../auth/create-auth.ts";
import type { Tools } from "../corridor/runtime.ts";
import type { SecretKeys } from "../store/secret-codec.ts";
import type { ConfigurationBook } from "./configuration-book.ts";
import { contractDesk } from "./house/contract-desk.ts";
import { setupDesks } from "./house/setup-desks.ts";
import type { Registry } from "./registry.ts";

export interface HouseParts {
  readonly registry: Registry;
  readonly tools: Tools;
  readonly reception: Reception;
  /** The configuration that is kept in the database; absent = a file rules. */
  readonly book?: ConfigurationBook;
  /** The same in every process: seals what people's browsers carry to other sides and back. */
  readonly secretKey?: SecretKeys;
  /** The port where this process listens; `undefined` = nowhere, or not yet. */
  readonly port: () => number | undefined;
  /** Invented people, on this machine alone. */
  readonly isDemo: boolean;
  readonly sandbox?: SandboxDesk;
}

/** What the API is given of the house: one desk per concern. */
export function openHouse(parts: HouseParts): House {
  const { registry, tools, reception, book, secretKey, port, isDemo, sandbox } = parts;
  const { store, jobs, now } = tools;
  return {
    store,
    jobs,
    now,
    ...reception,
    contracts: contractDesk(registry, tools.archive),
    ...setupDesks({
      registry,
      tools,
      people: reception.people,
      port,
      ...(book === undefined ? {} : { book }),
      ...(secretKey === undefined ? {} : { secretKey }),
    }),
    account: (id) => registry.account(id),
    isDemo,
    ...(sandbox === undefined ? {} : { sandbox }),
  };
}
