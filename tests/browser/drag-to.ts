import type { Locator, Page } from "playwright-core";

/** Drags by mouse, as a person does: press, move a little, move there, let go. */
export async function dragTo(page: Page, what: Locator, to: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const from = await what.boundingBox();
  const target = await to.boundingBox();
  if (from === null || target === null) throw new Error("what is dragged, or its aim, cannot be seen");
  const x = from.x + from.width / 2;
  const y = from.y + from.height - 8;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y - 4, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
}
