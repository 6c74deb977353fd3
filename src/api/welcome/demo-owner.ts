/** Whom the demo's visitor is by one click. */
export const DEMO_OWNER = { name: "Olivia Owner", email: "olivia.owner@example.com" } as const;
