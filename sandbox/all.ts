import { contractbookSandbox } from "./contractbook/index.ts";
import { townVendor as contractbook } from "./contractbook/town-vendor.ts";
import { ironcladSandbox } from "./ironclad/index.ts";
import { townVendor as ironclad } from "./ironclad/town-vendor.ts";
import { oneflowSandbox } from "./oneflow/index.ts";
import { townVendor as oneflow } from "./oneflow/town-vendor.ts";
import { skribbleSandbox } from "./skribble/index.ts";
import { townVendor as skribble } from "./skribble/town-vendor.ts";
import type { TownVendor } from "./town-vendor.ts";
import type { VendorSandbox } from "./vendor-sandbox.ts";
import { zohoSignSandbox } from "./zoho-sign/index.ts";
import { townVendor as zohoSign } from "./zoho-sign/town-vendor.ts";

/** Every vendor that the sandbox serves. One line per vendor. */
export const VENDOR_SANDBOXES: readonly VendorSandbox[] = [
  contractbookSandbox,
  ironcladSandbox,
  oneflowSandbox,
  skribbleSandbox,
  zohoSignSandbox,
];

/** How each of them is used. One line per vendor. */
export const TOWN_VENDORS: readonly TownVendor[] = [contractbook, ironclad, oneflow, skribble, zohoSign];
