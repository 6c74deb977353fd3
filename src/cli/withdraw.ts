import { wishCommand } from "./wish-command.ts";

export const withdraw = wishCommand({
  name: "withdraw",
  kind: "withdraw",
  summary: "Take a contract back",
  done: "will be withdrawn",
  options: { reason: { value: "TEXT", sentence: "Told to the vendor and kept in the trail" } },
});
