import { wishCommand } from "./wish-command.ts";

export const extend = wishCommand({
  name: "extend",
  kind: "extend",
  summary: "Give the signers more time: move the deadline",
  asked: "the extension",
  example: " --days 14",
  options: { days: { value: "DAYS", sentence: "The new deadline, so many days from now" } },
});
