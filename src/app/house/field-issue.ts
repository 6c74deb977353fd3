import type { ApiIssue } from "../../api/api-problem.ts";
import type { ConfigProblem } from "../../config/config.ts";
import type { Sentence } from "../../texts/say.ts";
import { providersIn, titlesOf } from "./provider-words.ts";

/**
 * A problem of the configuration as people are told who have a form: fields are called by their titles, not by keys of a file,
 * and named is where it is solved. `provider`: whose form it is, `kommo` too; absent = one without titles.
 */
export function fieldIssue({ path, text, help, says, kind }: ConfigProblem, provider?: string): ApiIssue {
  switch (kind) {
    case "private_address":
      return { path, text, help: (say) => say("problems:privateAddressHelp") };
    case "no_way_in":
      return { path, text: (say) => say("problems:noWayIn"), ...helpOf(help) };
    case "two_ways_in":
      return { path, text: (say) => say("problems:twoWaysIn"), ...helpOf(help) };
    default:
      return { path, text: says === undefined ? text : fieldWords(path, says, provider), ...helpOf(help) };
  }
}

function fieldWords(path: string, says: string, provider: string | undefined): Sentence {
  return (say) => {
    const view = providersIn(say).find(({ id }) => id === provider);
    const title = view === undefined ? undefined : titlesOf(view).get(path.split(".").at(-1) ?? "");
    return title === undefined ? say("problems:it", { says }) : say("problems:field", { title, says });
  };
}

function helpOf(help: string | undefined): Pick<ApiIssue, "help"> {
  return help === undefined ? {} : { help };
}
