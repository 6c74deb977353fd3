import { lazyRouteComponent } from "@tanstack/react-router";
import { ApiError } from "../api/api-error.ts";

/**
 * A page that is loaded when it is first opened. Where the service answers but no longer has it, there is a new release, and the
 * router reloads everything. Where nothing answers, the page is told so, and what stands around it stays.
 */
export function lazyPage<Name extends string, Page extends Record<Name, () => unknown>>(
  load: () => Promise<Page>,
  name: Name,
) {
  return lazyRouteComponent(async () => {
    try {
      return await load();
    } catch (problem) {
      if (await isThere()) throw problem;
      throw new ApiError({ status: 0, code: "offline", text: "The service does not answer." });
    }
  }, name);
}

async function isThere(): Promise<boolean> {
  try {
    await fetch("/api/entrance", { cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}
