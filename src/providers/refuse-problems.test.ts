import { expect, test } from "vitest";
import { noProblems, refuseProblems } from "./refuse-problems.ts";

const nine = Array.from({ length: 9 }, (_, index) => `field_${index}: no number`);

test("without a problem nothing is refused", () => {
  expect(() => refuseProblems(noProblems())).not.toThrow();
});

test("values that are merely missing make the order incomplete, and each field is named once", () => {
  const problems = { ...noProblems(), missing: ["client_name", "plan", "client_name"] };
  expect(() => refuseProblems(problems)).toThrow(
    expect.objectContaining({
      code: "order_incomplete",
      verdict: { next: "stop" },
      detail: "Required and empty: client_name, plan.",
      where: { operation: "create" },
    }),
  );
});

test("what nobody can send makes it invalid, and everything at fault is named in one go", () => {
  const problems = { missing: ["client_name"], unknown: ["shoe_size"], wrong: ['plan: "Gold" is none'] };
  const detail =
    'Required and empty: client_name. Not in the template: shoe_size. Not usable: plan: "Gold" is none.';
  expect(() => refuseProblems(problems)).toThrow(expect.objectContaining({ code: "order_invalid", detail }));
});

test("a long list is cut where the vendor's provider says", () => {
  const problems = { ...noProblems(), wrong: nine };
  const said = (limits: Parameters<typeof refuseProblems>[1]): unknown => {
    try {
      refuseProblems(problems, limits);
    } catch (error) {
      return error;
    }
    return undefined;
  };
  expect(said({ wrong: 2 })).toMatchObject({
    detail: "Not usable: field_0: no number; field_1: no number.",
  });
  expect(said({ wrongLetters: 7 })).toMatchObject({ detail: "Not usable: field_0." });
  expect(said({ letters: 10 })).toMatchObject({ detail: "Not usable" });
});

test("of many names thirty are said", () => {
  const unknown = Array.from({ length: 40 }, (_, index) => `f${index}`);
  expect(() => refuseProblems({ ...noProblems(), unknown })).toThrow(/f28, f29\.$/);
});
