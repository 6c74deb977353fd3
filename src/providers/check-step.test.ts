import { expect, test } from "vitest";
import { CountersignError, STOP } from "../domain/errors.ts";
import { checkStep } from "./check-step.ts";

const HELP = "Check `apiKey`.";

test("what was found is passed on", async () => {
  const found = { level: "ok", text: "The key works." } as const;
  await expect(checkStep("The key could not be tried", HELP, async () => found)).resolves.toBe(found);
});

test("what the vendor refuses becomes a problem with a way out", async () => {
  const error = new CountersignError("credentials_rejected", STOP, "The vendor said 401.");
  const step = checkStep("The key could not be tried", HELP, () => Promise.reject(error));
  await expect(step).resolves.toEqual({
    level: "problem",
    text: `The key could not be tried: ${error.message}`,
    help: HELP,
  });
});

test("a vendor that does not answer says nothing of what was entered: it is checked again later", async () => {
  for (const code of ["unreachable", "unavailable", "rate_limited", "outcome_unknown"] as const) {
    const error = new CountersignError(code, STOP, "Nobody answers.");
    const { help } = await checkStep("The key could not be tried", HELP, () => Promise.reject(error));
    expect(help).toMatch(/\bcheck again\b/iu);
    expect(help).not.toContain("apiKey");
  }
});

test("a mistake of ours stays one", async () => {
  const mistake = new TypeError("x is not a function");
  await expect(checkStep("The key could not be tried", HELP, () => Promise.reject(mistake))).rejects.toBe(
    mistake,
  );
});
