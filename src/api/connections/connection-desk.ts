import type { Caller } from "../../auth/caller.ts";
import type { Finding } from "../../providers/provider.ts";
import type { ConnectionChange } from "./connection-change.ts";
import type { ConnectionView } from "./connection-view.ts";
import type { ProviderView } from "./provider-view.ts";
import type { Say } from "../../texts/say.ts";

/** How a person lets us in. */
export interface Consent {
  /** Where to send them; they come back by themselves. */
  readonly address?: string;
  /** What to do there, where they bring a code back. */
  readonly steps: readonly string[];
}

/** What a person's browser brings back. */
export interface ConsentAnswer {
  readonly code?: string | undefined;
  readonly state: string;
  readonly error?: string | undefined;
}

/** `late`: the code is not good any more. `failed`: Kommo did not take it. */
export interface CameBack {
  readonly account: string;
  readonly outcome: "connected" | "refused" | "late" | "failed";
}

/** Does the other side call us? `off`: it stopped. `unknown`: it does not say. */
export interface HookState {
  readonly state: "registered" | "off" | "absent" | "unknown";
  /** When it took our address last. */
  readonly at?: Date;
}

/** The account's connections, `kommo` among them. Throws ApiProblem: `not_found`, `read_only`, `invalid`, `conflict`. */
export interface ConnectionDesk {
  list(account: string, say: Say): Promise<readonly ConnectionView[]>;
  providers(say: Say): Promise<readonly ProviderView[]>;
  put(
    account: string,
    id: string,
    change: ConnectionChange,
    caller: Caller,
    say: Say,
  ): Promise<ConnectionView>;
  /** `conflict` while contracts are under way there, unless `despite`. */
  remove(account: string, id: string, caller: Caller, despite: boolean): Promise<void>;
  /** Looks at it from here; changes nothing there. */
  check(account: string, id: string, say: Say): Promise<readonly Finding[]>;
  /** Tells the other side where to call, where it takes that by API. */
  subscribe(account: string, id: string, say: Say): Promise<readonly Finding[]>;
  hookState(account: string, id: string): Promise<HookState>;
  /** With its secret. */
  hookAddress(account: string, id: string): Promise<{ readonly url: string; readonly isPublic: boolean }>;
  /** A text field of deals that receives the contract's id. */
  createField(
    account: string,
    name: string,
  ): Promise<{ readonly id: string; readonly name: string; readonly created: boolean }>;
  consent(account: string, id: string, caller: Caller): Promise<Consent>;
  /** Trades the code that the person brought back. */
  redeem(account: string, id: string, code: string, say: Say): Promise<Finding>;
  /** The person comes back from Kommo. Throws `forbidden` where they did not begin it. */
  comeBack(answer: ConsentAnswer, caller: Caller): Promise<CameBack>;
}
