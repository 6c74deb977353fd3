import type { Say, SayKey } from "../../texts/say.ts";

/** What we were doing, by the beginning or the end of the step's key. */
const STEPS: readonly (readonly [step: RegExp, key: SayKey])[] = [
  [/^fill$/u, "trail:step.fill"],
  [/^create$/u, "trail:step.create"],
  [/^update$/u, "trail:step.update"],
  [/^send$/u, "trail:step.send"],
  [/^withdraw$/u, "trail:step.withdraw"],
  [/^remind/u, "trail:step.remind"],
  [/^extend/u, "trail:step.extend"],
  [/^look:deal$/u, "trail:step.lookDeal"],
  [/^look:stages$/u, "trail:step.lookStages"],
  [/^look/u, "trail:step.look"],
  [/\/note$/u, "trail:step.note"],
  [/\/task$/u, "trail:step.task"],
  [/\/deal$/u, "trail:step.deal"],
  [/\/archive$/u, "trail:step.archive"],
  [/\/attach$/u, "trail:step.attach"],
];

/** A step of a contract as people would call it; an unknown one by its key. `where`: whom it was asked of. */
export function stepWords(step: string, where: string, say: Say): string {
  const [, key = "trail:step.other"] = STEPS.find(([pattern]) => pattern.test(step)) ?? [];
  return say(key, { step, where });
}
