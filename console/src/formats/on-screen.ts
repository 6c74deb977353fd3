/** Advice that the service writes for terminals, too: there, code stands between backticks, on a screen between quotes. */
export function onScreen(advice: string): string {
  return advice.replaceAll(/`([^`]+)`/gu, "“$1”");
}
