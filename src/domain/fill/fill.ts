/** The face of this room: deals and playbooks in, exact contract values out. Pure; the clock is an argument. */
export { checkPath, checkText } from "./check-text.ts";
export { choose } from "./choose.ts";
export { didYouMean } from "./did-you-mean.ts";
export { fieldWords } from "./field-words.ts";
export { fillOrder } from "./fill-order.ts";
export { isCalled } from "./is-called.ts";
export { levelProblem } from "./level-problem.ts";
export { meets } from "./meets.ts";
export { needsOf, needsOfTexts } from "./needs-of.ts";
export { choiceProblems, conditionProblems } from "./place-problems.ts";
export type { Problem } from "./problem.ts";
export { renderText } from "./render-text.ts";
export { createScope } from "./scope.ts";
export type { ContractWords, Scope } from "./scope.ts";
export { templateProblems } from "./template-problems.ts";
