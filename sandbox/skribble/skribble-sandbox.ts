import { createHookSender } from "../kit/hook-sender.ts";
import type { ClosableHookSender } from "../kit/hook-sender.ts";
import type { VendorSandbox } from "../vendor-sandbox.ts";
import { CALLBACK_ATTEMPTS, CALLBACK_PAUSE_MS } from "./callbacks.ts";
import { SKRIBBLE_CREDENTIALS } from "./credentials.ts";
import { createSkribbleSimulator } from "./skribble-simulator.ts";

/*
 * For those who write against it:
 * - `audit` holds `invited` each time a request goes out (once: it goes out when it is created), in both dialects.
 * - `values` are read from the PDF as it arrived: what stands beside the labels of the town's templates (see
 *   `writeTownTemplates`). A PDF whose form is not flattened is refused. `templateId` is the PDF's title, if it has one.
 * - `custom` is shown by single requests, not by lists. People with an account: ada.owner@example.com, and `addAccount`.
 * - Wrong tokens: 401, or with `setAuth { status: 403 }` 403 with a key; wrong login: 400 as text, or 403 with a key.
 *   `setAuth { json: true }` wraps the token in JSON. `expireTokens`, `setLimits`, `setPlan { expiry, report }`.
 * - `setPdf { notReadyTimes }`: 423 on the content of each document. The brief's download: 409 before it is signed.
 * - `sign` takes a `quality` too: what the signature reached. A demo user's requests always reach DEMO.
 * - The vendor lets a callback's answer ask for a pause (`Retry-After`); the sandbox's sender does not see it.
 * - The article names no order of signing, no list and no withdrawal; unknown keys are refused. Its state is shown as
 *   `status` and `status_overall`, at each signer as `status`.
 */

/** The sandbox's Skribble in both dialects. */
export const skribbleSandbox: VendorSandbox = ({ now, timeline, hookSpeed }) => {
  const retry = (attempt: number, status: number | "failed"): number | undefined => {
    const isDone = status !== "failed" && status >= 200 && status < 300;
    return isDone || attempt >= CALLBACK_ATTEMPTS ? undefined : CALLBACK_PAUSE_MS / hookSpeed;
  };
  const sender = (): ClosableHookSender => createHookSender({ now, retry });
  const { skribble, skribbleBrief } = SKRIBBLE_CREDENTIALS;
  const [hooks, briefHooks] = [sender(), sender()];
  return [
    {
      prefix: "/skribble/v2",
      hooks,
      simulator: createSkribbleSimulator({ ...skribble, dialect: "documented", hooks, now, timeline }),
    },
    {
      prefix: "/skribble-brief/v2",
      hooks: briefHooks,
      simulator: createSkribbleSimulator({
        ...skribbleBrief,
        dialect: "brief",
        hooks: briefHooks,
        now,
        timeline,
      }),
    },
  ];
};
