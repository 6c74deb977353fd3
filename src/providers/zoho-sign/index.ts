import type { Provider } from "../provider.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";

/** Zoho Sign: electronic signatures from templates, within Zoho's own data centres. */
export const zohoSign = {
  id: "zoho-sign",
  name: "Zoho Sign",
  // https://www.zoho.com/deluge/help/sign/get-document-by-id.html: people's pages are on the API's own host, below /zs
  appUrl(baseUrl) {
    const api = URL.parse(baseUrl);
    return api?.hostname.startsWith("sign.zoho") === true ? `${api.origin}/zs` : undefined;
  },
  dialects: { documented, brief },
} as const satisfies Provider;
