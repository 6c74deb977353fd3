import type { Finding } from "../../providers/provider.ts";
import type { Say, SayKey } from "../../texts/say.ts";
import { providersIn, titlesOf } from "./provider-words.ts";

/** Called otherwise in a file than on the console. */
const ELSEWHERE: Readonly<Record<string, SayKey>> = {
  "server.publicUrl": "set-up:form.publicUrl",
  webhookSecret: "set-up:form.webhookSecret",
};

/** What was found, with settings called as the console's form calls them: `apiKey` → “API key”. */
export function inFormWords(provider: string, findings: readonly Finding[], say: Say): readonly Finding[] {
  const view = providersIn(say).find(({ id }) => id === provider);
  const titles = view === undefined ? new Map<string, string>() : titlesOf(view);
  const told = (text: string): string =>
    text.replaceAll(/`(?:kommo\.)?([\w.]+)`/gu, (code: string, name: string) => {
      const title = titles.get(name);
      const elsewhere = Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : undefined;
      if (elsewhere !== undefined) return say(elsewhere);
      return title === undefined ? code : say("set-up:form.title", { title });
    });
  return findings.map(({ level, text, help }) => ({
    level,
    text: told(text),
    ...(help === undefined ? {} : { help: told(help) }),
  }));
}
