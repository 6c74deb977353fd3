import { createDemoDesk } from "./demo-desk.ts";
import { createDirector } from "./demo-director.ts";
import { startShow } from "./demo-show.ts";
import type { DemoStage } from "./demo-show.ts";
import { createNarrator } from "./narrate.ts";
import { painter } from "./paint.ts";
import { repeatedly } from "./repeatedly.ts";

const TELL_EVERY_MS = 400;
const LOOK_EVERY_MS = 250;
/** Who has not come in by then is shown the story on the terminal. */
const PATIENCE_MS = 180_000;

/** When invented people play: from the beginning, while nobody has come, or not at all. */
type When = "always" | "alone" | "never";

/** Tells what happens until `ended`, and lets the town live by itself while nobody plays; resolves to the counts at the end. */
export async function runDemo(
  parts: Omit<DemoStage, "desk" | "narrator">,
  when: When,
  ended: Promise<void>,
): Promise<string> {
  const { running, terminal, sandbox, town } = parts;
  const desk = createDemoDesk(sandbox, town.users);
  const style = { color: terminal.color, from: "0", task: desk.task };
  const narrator = createNarrator(running.store, terminal.out, style);
  const stage: DemoStage = { ...parts, desk, narrator };
  const begun = performance.now();
  const dim = (line: string): void => terminal.out(painter(terminal.color)("dim", line));
  const director = createDirector({
    asked: when === "always",
    patienceMs: when === "never" ? Infinity : PATIENCE_MS,
    elapsedMs: () => performance.now() - begun,
    hasVisitor: () => running.isOwned(),
    begin() {
      if (when === "alone") dim("── nobody has come yet: invented people play ──");
      return startShow(stage, { sparesStory: when === "alone" });
    },
    onVisitor: () => dim("── a visitor has come: from now on nothing moves by itself ──"),
  });
  await director.round();
  const rounds = [
    repeatedly(TELL_EVERY_MS, () => narrator.tick().catch(() => undefined)),
    repeatedly(LOOK_EVERY_MS, () => director.round().catch(() => undefined)),
  ];
  await ended;
  if (terminal.interactive) terminal.out(""); // the terminal has written ^C into the line
  await Promise.all(rounds.map((round) => round.stop()));
  await director.stop();
  await narrator.flush().catch(() => undefined);
  return narrator.counts();
}
