import { wishCommand } from "./wish-command.ts";

export const retry = wishCommand({
  name: "retry",
  kind: "resume",
  summary: "Fix and resume: go on from the step where a failed contract stopped",
  asked: "the resumption",
});
