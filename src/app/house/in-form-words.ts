import type { Finding } from "../../providers/provider.ts";
import { providerViews } from "./provider-views.ts";

/** Called otherwise in a file than on the console. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "server.publicUrl": "the installation's public address (under Settings)",
  webhookSecret: "secret address",
};

/** What was found, with settings called as the console's form calls them: `apiKey` → “API key”. */
export async function inFormWords(
  provider: string,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const view = (await providerViews()).find(({ id }) => id === provider);
  const titles = new Map(
    view?.dialects.flatMap(({ settings }) =>
      Object.entries(settings.properties).map(([name, { title }]) => [name, title] as const),
    ),
  );
  const told = (text: string): string =>
    text.replaceAll(/`(?:kommo\.)?([\w.]+)`/gu, (code: string, name: string) => {
      const title = titles.get(name);
      return ELSEWHERE[name] ?? (title === undefined ? code : `“${title}”`);
    });
  return findings.map(({ level, text, help }) => ({
    level,
    text: told(text),
    ...(help === undefined ? {} : { help: told(help) }),
  }));
}
