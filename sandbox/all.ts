import { contractbookSandbox } from "./contractbook/index.ts";
import { ironcladSandbox } from "./ironclad/index.ts";
import { oneflowSandbox } from "./oneflow/index.ts";
import { skribbleSandbox } from "./skribble/index.ts";
import type { VendorSandbox } from "./vendor-sandbox.ts";
import { zohoSignSandbox } from "./zoho-sign/index.ts";

/** Every vendor that the sandbox serves. One line per vendor. */
export const VENDOR_SANDBOXES: readonly VendorSandbox[] = [
  contractbookSandbox,
  ironcladSandbox,
  oneflowSandbox,
  skribbleSandbox,
  zohoSignSandbox,
];
