import type { Workflow } from "./workflow.ts";

/** The article's states. */
export type BriefState = "CREATED" | "DRAFT" | "REVIEW" | "SIGNATURE" | "EXECUTED" | "CANCELLED";

/** Where a workflow stands in the article's words. It knows no refusal: a declined one is cancelled. */
export const briefStateOf = ({ status, step }: Workflow): BriefState => {
  if (status === "cancelled") return "CANCELLED";
  if (step === "Launch") return "CREATED";
  if (step === "Create") return "DRAFT";
  if (step === "Review") return "REVIEW";
  return step === "Sign" ? "SIGNATURE" : "EXECUTED";
};
