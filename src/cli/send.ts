import { wishCommand } from "./wish-command.ts";

export const send = wishCommand({
  name: "send",
  kind: "send",
  summary: "Send a contract whose draft waits, or look at a deal that has none under way",
  asked: "the sending",
  plans: true,
});
