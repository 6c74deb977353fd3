import { expect, test } from "vitest";
import { withFigures } from "./write-figures.ts";

const ROW = { what: "answer p99", unit: "ms", bound: { atMost: 50 } } as const;
const FIGURES = {
  name: "hook-answer",
  promise: "hooks are answered soon",
  circumstances: "3 rounds",
  outcomes: [
    { place: "embedded", rows: [{ ...ROW, values: [12, 10, 11] }] },
    { place: "PostgreSQL 15", rows: [{ ...ROW, values: [60] }] },
  ],
};

test("figures are written between their markers, again and again, and the prose stays", () => {
  const page =
    "# Page\n\nprose\n\n<!-- figures: hook-answer -->\nold\n<!-- /figures: hook-answer -->\n\nmore prose\n";
  const written = withFigures(withFigures(page, FIGURES), FIGURES);
  expect(written).toBe(`# Page

prose

<!-- figures: hook-answer -->

hooks are answered soon.

| figure | unit | line | embedded | PostgreSQL 15 |
|---|---|---|---|---|
| answer p99 | ms | ≤ 50 | 11 (10 … 12) | **60** |

*3 rounds*

<!-- /figures: hook-answer -->

more prose
`);
});

test("a benchmark that the page does not know yet gets a section at its end", () => {
  const written = withFigures("# Page\n", { ...FIGURES, outcomes: [] });
  expect(written).toMatch(/^# Page\n\n## hook-answer\n\n<!-- figures: hook-answer -->/u);
});

test("what was lost or doubled is told instead of figures", () => {
  const outcomes = [{ place: "embedded", rows: [], broken: "2 deals are wrong\nand more" }];
  expect(withFigures("", { ...FIGURES, outcomes })).toContain("**Broken** (embedded): 2 deals are wrong\n");
});
