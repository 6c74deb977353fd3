import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** Another scheme has other colours, and everything else is as it was. */
const COLOURS =
  "axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast'] } })";

/**
 * A colour on its way to another one is nobody's colour. What has just been changed begins to move with the next frame,
 * and what has come to rest may set something else in motion; what turns for ever is not waited for.
 */
const AT_REST = `(async () => {
  const nextFrames = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  const isMoving = ({ playState, effect }) => playState === "running" && effect?.getComputedTiming().endTime !== Infinity;
  for (;;) {
    await nextFrames();
    const moving = document.getAnimations().filter(isMoving);
    if (moving.length === 0) return;
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
})()`;

const HEAVY: ReadonlySet<string> = new Set(["serious", "critical"]);

/** What is wrong with how the page is laid out, and what keeps people with disabilities from using it. Empty = nothing. */
export async function inspectPage(page: Page, rules: "all" | "colours" = "all"): Promise<readonly string[]> {
  await page.evaluate(AT_REST);
  const wide = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  if ((await page.evaluate<string>("typeof window.axe")) === "undefined") await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Pick<AxeResults, "violations">>(
    rules === "all" ? "axe.run(document, { resultTypes: ['violations'] })" : COLOURS,
  );
  const found = violations
    .filter(({ impact }) => HEAVY.has(impact ?? ""))
    .map(
      ({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
    );
  return [...(wide > 0 ? [`${wide} px too wide: ${await widest(page)}`] : []), ...found];
}

/** What reaches beyond the right edge, innermost. */
function widest(page: Page): Promise<string> {
  return page.evaluate<string>(`[...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter((one) => { for (let up = one.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible" && up !== document.body && up !== document.documentElement) return false;
    } return true; })
    .map((one) => one.outerHTML.slice(0, 160)).slice(0, 4).join(" | ")`);
}
