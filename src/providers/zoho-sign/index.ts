import type { Provider } from "../provider.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";

/** Zoho Sign: electronic signatures from templates, within Zoho's own data centres. */
export const zohoSign = {
  id: "zoho-sign",
  name: "Zoho Sign",
  dialects: { documented, brief },
} as const satisfies Provider;
