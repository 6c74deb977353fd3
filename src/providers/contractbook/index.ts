import type { Provider } from "../provider.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";

/** Contractbook: contract lifecycle management with templates, drafts and electronic signature. */
export const contractbook = {
  id: "contractbook",
  name: "Contractbook",
  dialects: { documented, brief },
} as const satisfies Provider;
