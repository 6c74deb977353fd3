import { CONTRACTBOOK } from "./contractbook.ts";
import type { TownVendor } from "./town-vendor.ts";

/** Every vendor that stories are told of. One line per vendor. */
export const TOWN_VENDORS: readonly TownVendor[] = [CONTRACTBOOK];
