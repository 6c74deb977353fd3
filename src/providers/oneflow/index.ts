import type { Provider } from "../provider.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";

/** Oneflow: interactive contracts that are negotiated and signed in the browser. */
export const oneflow = {
  id: "oneflow",
  name: "Oneflow",
  // https://docs.stackone.com/connectors/oneflow/guides/link-account/api-token links https://app.oneflow.com/login
  appUrl: (baseUrl) =>
    URL.parse(baseUrl)?.hostname === "api.oneflow.com" ? "https://app.oneflow.com" : undefined,
  dialects: { documented, brief },
} as const satisfies Provider;
