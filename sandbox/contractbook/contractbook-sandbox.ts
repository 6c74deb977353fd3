import { createHookSender } from "../kit/hook-sender.ts";
import type { VendorParts } from "../sandbox-vendor.ts";
import type { VendorSandbox } from "../vendor-sandbox.ts";
import { createContractbookSimulator } from "./contractbook-simulator.ts";
import { CONTRACTBOOK_CREDENTIALS } from "./credentials.ts";

/** Contractbook publishes no figures for its retries; these are in life's minutes. */
const RETRY_MINUTES = [1, 5, 15, 60];

/** The sandbox's Contractbook in both dialects. */
export const contractbookSandbox: VendorSandbox = ({ now, origin, files, timeline, hookSpeed }) => {
  const retry = (attempt: number, status: number | "failed"): number | undefined => {
    if (status !== "failed" && status >= 200 && status < 300) return undefined;
    const minutes = RETRY_MINUTES[attempt - 1];
    return minutes === undefined ? undefined : (minutes * 60_000) / hookSpeed;
  };
  const parts = (dialect: "documented" | "brief", prefix: string): VendorParts => {
    const hooks = createHookSender({ now, retry });
    const { contractbook, contractbookBrief } = CONTRACTBOOK_CREDENTIALS;
    const credentials = dialect === "brief" ? contractbookBrief : contractbook;
    const baseUrl = (): string => `${origin()}${prefix}`;
    const options = { ...credentials, dialect, hooks, baseUrl, now, files, timeline };
    return { prefix, hooks, simulator: createContractbookSimulator(options) };
  };
  return [parts("documented", "/contractbook/v3"), parts("brief", "/contractbook-brief/v1")];
};
