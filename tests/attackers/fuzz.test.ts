import { expect, test } from "vitest";
import { fuzz } from "./fuzz/fuzz.ts";
import { ownTargets } from "./fuzz/own-targets.ts";
import { vendorTargets } from "./fuzz/vendor-targets.ts";

/** `npm run fuzz` takes ten million, and is led by what they reach. */
const INPUTS = 300;
const SEED = 5;

const targets = [...(await ownTargets()), ...vendorTargets()];

test.each(targets.map((target) => [target.name, target] as const))(
  "hostile bytes are refused in our own words, quickly, and leave no trace: %s",
  async (_, target) => {
    const { findings, inputs } = await fuzz({ target, inputs: INPUTS, seed: SEED });
    expect(findings.map(({ says, input }) => `${says}\n${input.toString("latin1").slice(0, 300)}`)).toEqual(
      [],
    );
    expect(inputs).toBeGreaterThanOrEqual(INPUTS);
  },
);

test("both dialects of every vendor are listened to, and their answers read", () => {
  const dialects = targets.filter(({ name }) => /: (?:notices|answers)$/u.test(name));
  expect(dialects).toHaveLength(20);
});

test("a fault is found, and told with the input that shows it", async () => {
  const target = {
    name: "one that falls",
    seeds: [Buffer.from('{"event":"x"}')],
    words: ["event"],
    async try(input: Buffer) {
      if (input.includes("__proto__")) throw new TypeError("fell");
    },
  };
  const { findings } = await fuzz({ target, inputs: 5_000, seed: SEED });
  expect(findings[0]?.says).toContain("fell");
  expect(findings[0]?.input.toString()).toContain("__proto__");
});
