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
  contractbook: { apiKey: "sandbox-contractbook-key", ownerEmail: "ada.owner@example.com" },
  contractbookBrief: {
    apiKey: "sandbox-contractbook-brief-key",
    ownerEmail: "ada.owner@example.com",
    signingSecret: "sandbox-contractbook-signing-secret",
  },
} as const;
