import { wishCommand } from "./wish-command.ts";

export const withdraw = wishCommand({
  name: "withdraw",
  kind: "withdraw",
  summary: "Take a contract back",
  asked: "the withdrawal",
  options: { reason: { value: "TEXT", sentence: "Told to the vendor and kept in the trail" } },
});
