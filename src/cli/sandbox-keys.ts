/** The credentials of one simulator, a line each: `contractbook-brief` stands under `contractbookBrief`. */
export function sandboxKeys(credentials: Readonly<Record<string, object>>, id: string): readonly string[] {
  const name = id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const lines = Object.entries(credentials[name] ?? {}).map(([key, value]) =>
    typeof value === "object" ? `      ${key}: ${JSON.stringify(value)}` : `      ${key}: ${String(value)}`,
  );
  return lines;
}
