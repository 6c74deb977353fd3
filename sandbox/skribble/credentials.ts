/** What opens the doors of the sandbox's Skribble; invented. */
export const SKRIBBLE_CREDENTIALS = {
  skribble: {
    username: "api_production_town",
    apiKey: "sandbox-skribble-key",
    demoUsername: "api_demo_town",
    demoApiKey: "sandbox-skribble-demo-key",
  },
  skribbleBrief: { apiKey: "sandbox-skribble-brief-key" },
} as const;
