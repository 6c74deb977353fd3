import { expect, test } from "vitest";
import { connectionState } from "./connection-state.ts";

const CONNECTION = {
  id: "contracts",
  kind: "vendor",
  vendor: "Vendor",
  settings: { region: "eu" },
  secrets: { apiKey: { set: true } },
  health: { state: "good" },
  hook: { shown: "…", isOpen: true, byApi: false },
  limits: { callsInLastMinute: 0 },
  needsConsent: false,
  usedBy: [],
  problems: [],
} as const;

test("what is wrong with it comes before how its last call went", () => {
  const base = { ...CONNECTION, usedBy: [], problems: [] };
  expect(connectionState(base)).toBe("good");
  expect(connectionState({ ...base, settings: {}, secrets: { apiKey: { set: false } } })).toBe("missing");
  expect(connectionState({ ...base, problems: [{ path: "apiKey", text: "is missing" }] })).toBe("incomplete");
  expect(connectionState({ ...base, limits: { callsInLastMinute: 0, blocked: "refused" } })).toBe("blocked");
});
