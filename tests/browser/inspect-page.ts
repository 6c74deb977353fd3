import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** Another scheme has other colours, and everything else is as it was. */
const COLOURS =
  "axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast'] } })";

/** A colour on its way to another one is nobody's colour. What has just been changed begins to move with the next frame. */
const AT_REST =
  "new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))).then(() => Promise.allSettled(document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity).map((each) => each.finished))).then(() => undefined)";

const HEAVY: ReadonlySet<string> = new Set(["serious", "critical"]);

/** What is wrong with how the page is laid out, and what keeps people with disabilities from using it. Empty = nothing. */
export async function inspectPage(page: Page, rules: "all" | "colours" = "all"): Promise<readonly string[]> {
  const wide = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  await page.evaluate(AT_REST);
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
