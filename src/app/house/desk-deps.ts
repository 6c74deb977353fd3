import type { Tools } from "../../corridor/runtime.ts";
import type { Store } from "../../store/store.ts";
import type { Registry } from "../registry.ts";
import type { ConsentStates } from "./consent-state.ts";
import type { Setup } from "./setup.ts";

/** What the desks that set things up work with. */
export interface DeskDeps {
  readonly setup: Setup;
  readonly registry: Registry;
  readonly store: Store;
  readonly tools: Pick<Tools, "health">;
  readonly states: ConsentStates;
  readonly now: () => Date;
}
