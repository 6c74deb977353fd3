import { contractbookSandbox } from "./contractbook/index.ts";
import type { VendorSandbox } from "./vendor-sandbox.ts";

/** Every vendor that the sandbox serves. One line per vendor. */
export const VENDOR_SANDBOXES: readonly VendorSandbox[] = [contractbookSandbox];
