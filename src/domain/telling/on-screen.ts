/** What the console calls the buttons that do the same as the commands. */
const BUTTONS: Readonly<Record<string, string>> = {
  look: "Look now",
  retry: "Fix and resume",
  send: "Send",
  withdraw: "Withdraw",
  remind: "Remind",
  extend: "Give more time",
  check: "Check",
};

const COMMAND = /(\brun )?`countersign ([a-z]+)[^`]*`/gu;

/** Words that were kept in English for a terminal, for people who have buttons. What is composed anew has `_screen` texts. */
export function onScreen(kept: string): string {
  return kept.replace(COMMAND, (whole, run: string | undefined, name: string) => {
    const button = Object.hasOwn(BUTTONS, name) ? BUTTONS[name] : undefined;
    return button === undefined ? whole : `${run === undefined ? "" : "press "}“${button}”`;
  });
}
