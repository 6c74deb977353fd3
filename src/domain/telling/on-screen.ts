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

const COMMAND = /(\brun |\bwith )?`countersign ([a-z]+)[^`]*`/gu;

/** The same advice for people who have buttons and no command line. */
export function onScreen(advice: string): string {
  return advice
    .replace(/; `countersign contracts [^`]*` lists them/gu, "")
    .replace(/ ?`countersign show [^`]*` [^.]*\./gu, "")
    .replace(/ To look at it now: `countersign look [^`]*`\.?/gu, " “Look now” reads it again.")
    .replace(COMMAND, (whole, word: string | undefined, name: string) => {
      const button = Object.hasOwn(BUTTONS, name) ? BUTTONS[name] : undefined;
      if (button === undefined) return whole;
      const said = word === "run " ? "press " : (word ?? "");
      return `${said}“${button}”`;
    })
    .trim();
}
