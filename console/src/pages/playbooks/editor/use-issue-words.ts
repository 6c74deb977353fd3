import type { Issue } from "../../../api/api-error.ts";
import { useText } from "../../../texts/use-text.ts";
import type { Choices } from "../playbooks-query.ts";
import { unknownIn } from "./unknown-in.ts";

/** How the reader of configuration files says that something is not there. */
const EMPTY = /^`[\w-]+` (?:must not be empty|is missing)\.$/u;
/** It names the key; here the field itself stands beside it. */
const KEY = /^`[\w-]+`(?: number \d+)?:? /u;
/** What is wrong, said to somebody who sees the field and knows neither keys nor paths. */
export function useIssueWords(choices: Choices): (issue: Issue) => Issue {
  const text = useText("playbooks");
  return (issue) => {
    if (EMPTY.test(issue.text)) return { ...issue, text: text("issues.empty") };
    const bare = capital(issue.text.replace(KEY, ""));
    const unknown = unknownIn(bare, choices);
    if (unknown === undefined) return { ...issue, text: bare };
    const { name, meant } = unknown;
    const said = text("issues.unknown", { name });
    return {
      path: issue.path,
      text: meant === undefined ? said : `${said} ${text("issues.meant", { name: meant })}`,
    };
  };
}

function capital(sentence: string): string {
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}
