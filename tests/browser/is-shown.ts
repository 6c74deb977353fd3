import type { Locator } from "playwright-core";

/** Waits until it is there. `false` = it did not come in time. */
export async function isShown(what: Locator, timeout?: number): Promise<boolean> {
  return what
    .first()
    .waitFor(timeout === undefined ? {} : { timeout })
    .then(
      () => true,
      () => false,
    );
}
