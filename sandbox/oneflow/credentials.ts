/** What opens the doors of the sandbox's Oneflow; invented. Both users below belong to it, one of them has left. */
export const ONEFLOW_CREDENTIALS = {
  oneflow: {
    apiToken: "sandbox-oneflow-token",
    userEmail: "ada.owner@example.com",
    signKey: "sandbox-oneflow-sign-key",
  },
  oneflowBrief: { apiToken: "sandbox-oneflow-brief-token", userEmail: "ada.owner@example.com" },
} as const;
