import type { Provider } from "../provider.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";

/** Contractbook: contract lifecycle management with templates, drafts and electronic signature. */
export const contractbook = {
  id: "contractbook",
  name: "Contractbook",
  // https://github.com/Contractbook/mcp: create-document-from-template.ts links to pages there
  appUrl: (baseUrl) =>
    URL.parse(baseUrl)?.hostname === "api.contractbook.com" ? "https://app.contractbook.com" : undefined,
  dialects: { documented, brief },
} as const satisfies Provider;
