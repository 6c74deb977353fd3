import { wishCommand } from "./wish-command.ts";

export const remind = wishCommand({
  name: "remind",
  kind: "remind",
  summary: "Remind the signers who have not signed",
  asked: "the reminder",
});
