import { createHookSender } from "../kit/hook-sender.ts";
import type { VendorParts } from "../sandbox-vendor.ts";
import type { VendorSandbox } from "../vendor-sandbox.ts";
import { ONEFLOW_CREDENTIALS } from "./credentials.ts";
import { createOneflowSimulator } from "./oneflow-simulator.ts";

/** Waits between the ten attempts. Source: https://developer.oneflow.com/docs/introduction */
const RETRY_SECONDS = [1, 5, 10, 30, 60, 300, 600, 1800, 3600];

/**
 * The sandbox's Oneflow in both dialects. A contract's `audit` holds the word `published` each time it went out, in both.
 * The article names no call that shows a contract: the brief's answer has the state in `state`, and each participant's
 * in `sign_state` (`undecided`, `signed`, `declined`). Hooks of the brief are repeated as the vendor's are.
 */
export const oneflowSandbox: VendorSandbox = ({ now, origin, files, timeline, hookSpeed }) => {
  const retry = (attempt: number, status: number | "failed"): number | undefined => {
    const seconds = status === 200 ? undefined : RETRY_SECONDS[attempt - 1];
    return seconds === undefined ? undefined : (seconds * 1000) / hookSpeed;
  };
  const parts = (dialect: "documented" | "brief", prefix: string): VendorParts => {
    const hooks = createHookSender({ now, retry });
    const { oneflow, oneflowBrief } = ONEFLOW_CREDENTIALS;
    const credentials = dialect === "brief" ? oneflowBrief : oneflow;
    const baseUrl = (): string => `${origin()}${prefix}`;
    const options = { ...credentials, dialect, hooks, baseUrl, now, files, timeline };
    return { prefix, hooks, simulator: createOneflowSimulator(options) };
  };
  return [parts("documented", "/oneflow/v1"), parts("brief", "/oneflow-brief/v1")];
};
