import type { Provider } from "../provider.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";

/** Ironclad: contract lifecycle management whose workflows are reviewed and approved before anybody signs. */
export const ironclad = {
  id: "ironclad",
  name: "Ironclad",
  dialects: { documented, brief },
} as const satisfies Provider;
