/** What opens the doors of the sandbox's Zoho Sign; invented. */
export const ZOHO_SIGN_CREDENTIALS = {
  zohoSign: {
    clientId: "1000.SANDBOXCLIENT",
    clientSecret: "sandbox-zoho-client-secret",
    refreshToken: "1000.sandbox-refresh-token",
    grantCode: "1000.sandbox-grant-code",
    signingSecret: "sandbox-zoho-hmac-secret",
  },
  zohoSignBrief: {
    clientId: "1000.SANDBOXCLIENT-brief",
    clientSecret: "sandbox-zoho-client-secret-brief",
    refreshToken: "1000.sandbox-refresh-token-brief",
    grantCode: "1000.sandbox-grant-code-brief",
    signingSecret: "sandbox-zoho-hmac-secret-brief",
  },
} as const;
