import type { Provider } from "../provider.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";

/** Oneflow: interactive contracts that are negotiated and signed in the browser. */
export const oneflow = {
  id: "oneflow",
  name: "Oneflow",
  dialects: { documented, brief },
} as const satisfies Provider;
