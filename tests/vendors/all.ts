import { CONTRACTBOOK } from "./contractbook.ts";
import { IRONCLAD } from "./ironclad.ts";
import { ONEFLOW } from "./oneflow.ts";
import { SKRIBBLE } from "./skribble.ts";
import type { TownVendor } from "./town-vendor.ts";
import { ZOHO_SIGN } from "./zoho-sign.ts";

/** Every vendor that stories are told of. One line per vendor. */
export const TOWN_VENDORS: readonly TownVendor[] = [CONTRACTBOOK, IRONCLAD, ONEFLOW, SKRIBBLE, ZOHO_SIGN];
