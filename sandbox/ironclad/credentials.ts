/** What opens the doors of the sandbox's Ironclad; invented. */
export const IRONCLAD_CREDENTIALS = {
  ironclad: {
    clientId: "sandbox-ironclad-client",
    clientSecret: "sandbox-ironclad-secret",
    token: "sandbox-ironclad-legacy-token",
    actingUser: "ada.owner@example.com",
  },
  ironcladBrief: {
    token: "sandbox-ironclad-brief-token",
    signingSecret: "sandbox-ironclad-signing-secret",
  },
} as const;
