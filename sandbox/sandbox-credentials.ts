import { CONTRACTBOOK_CREDENTIALS } from "./contractbook/credentials.ts";

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
} as const;
