import type { ErrorBody } from "./answers.ts";
import type { LaunchPayload } from "./launch-payload.ts";

/** A launch that is under way. What came of it is known inside from the beginning, and told after some asking. */
export interface LaunchJob {
  readonly id: string;
  readonly payload: LaunchPayload;
  readonly came: { readonly workflowId: string } | { readonly error: ErrorBody };
  asked: number;
}
