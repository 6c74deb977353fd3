/** What we were doing, by the beginning of the step's key. `where`: whom it was asked of. */
const STEPS: readonly (readonly [key: RegExp, words: (where: string) => string])[] = [
  [/^fill$/u, () => "Filling the contract in"],
  [/^create$/u, (where) => `Creating the contract at ${where}`],
  [/^update$/u, (where) => `Bringing the draft up to date at ${where}`],
  [/^send$/u, (where) => `Sending the contract by ${where}`],
  [/^withdraw$/u, (where) => `Withdrawing the contract at ${where}`],
  [/^remind/u, (where) => `Reminding the signers by ${where}`],
  [/^extend/u, (where) => `Giving the signers more time at ${where}`],
  [/^look:deal$/u, () => "Reading the deal in Kommo"],
  [/^look:stages$/u, () => "Reading the stages in Kommo"],
  [/^look/u, (where) => `Reading the contract at ${where}`],
  [/\/note$/u, () => "Writing a note on the deal"],
  [/\/task$/u, () => "Creating a task on the deal"],
  [/\/deal$/u, () => "Changing the deal in Kommo"],
  [/\/archive$/u, (where) => `Fetching the documents from ${where}`],
  [/\/attach$/u, () => "Attaching the signed PDF to the deal"],
];

/** A step of a contract as people would call it; an unknown one by its key. */
export function stepWords(step: string, where: string): string {
  const [, words] = STEPS.find(([key]) => key.test(step)) ?? [];
  return words === undefined ? `“${step}”` : words(where);
}
