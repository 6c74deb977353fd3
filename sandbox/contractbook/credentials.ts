/** What opens the doors of the sandbox's Contractbook; invented. */
export const CONTRACTBOOK_CREDENTIALS = {
  contractbook: { apiKey: "sandbox-contractbook-key", ownerEmail: "ada.owner@example.com" },
  contractbookBrief: {
    apiKey: "sandbox-contractbook-brief-key",
    ownerEmail: "ada.owner@example.com",
    signingSecret: "sandbox-contractbook-signing-secret",
  },
} as const;
