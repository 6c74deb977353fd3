import type { House } from "../house.ts";

/** Whose deals lie on the demo's board: the account that was made first. */
export function sandboxAccount(house: Pick<House, "accounts">): string {
  return house.accounts()[0]?.id ?? "demo";
}
