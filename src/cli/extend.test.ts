import { expect, test } from "vitest";
import { runHere } from "./cli.testkit.ts";

test.each(["0", "-1", "1.5", "soon", "4000", ""])(
  "--days %j is refused before anything is opened",
  async (days) => {
    const { code, err } = await runHere(["extend", "--contract", "CS-7K2M9QX4TR", `--days=${days}`]);
    expect(code).toBe(2);
    expect(err).toMatch(/days/u);
  },
);
