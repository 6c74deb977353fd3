import { CONTRACTBOOK_CREDENTIALS } from "./contractbook/credentials.ts";
import { IRONCLAD_CREDENTIALS } from "./ironclad/credentials.ts";
import { ONEFLOW_CREDENTIALS } from "./oneflow/credentials.ts";
import { SKRIBBLE_CREDENTIALS } from "./skribble/credentials.ts";
import { ZOHO_SIGN_CREDENTIALS } from "./zoho-sign/credentials.ts";

/** What opens the sandbox's doors; invented and the same in every sandbox. */
export const SANDBOX_CREDENTIALS = {
  kommo: {
    subdomain: "sandbox",
    token: "sandbox-kommo-token",
    oauth: {
      clientId: "sandbox-client",
      clientSecret: "sandbox-client-secret",
      redirectUri: "https://sign.example.com/oauth/kommo",
      refreshToken: "sandbox-kommo-refresh-token",
    },
  },
  ...CONTRACTBOOK_CREDENTIALS,
  ...IRONCLAD_CREDENTIALS,
  ...ONEFLOW_CREDENTIALS,
  ...SKRIBBLE_CREDENTIALS,
  ...ZOHO_SIGN_CREDENTIALS,
} as const;
