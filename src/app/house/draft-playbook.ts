import type { PlaybookAsk } from "../../api/playbooks/playbook-view.ts";
import { ApiProblem } from "../../api/api-problem.ts";
import type { ConfigIssue } from "./judging.ts";
import type { AccountConfig } from "../../config/config.ts";
import type { JsonObject } from "../../domain/json.ts";
import type { Playbook } from "../../domain/playbook.ts";
import { behind, refused } from "./judging.ts";
import { plainPlaybook, playbookIn, withPlaybook } from "./playbook-documents.ts";
import type { Setup } from "./setup.ts";

/** A playbook as it would be in its account, and what is wrong with it. */
export interface DraftedPlaybook {
  readonly issues: readonly ConfigIssue[];
  /** Absent = it cannot be read, or Kommo is not connected yet. */
  readonly playbook?: Playbook;
  readonly config?: AccountConfig;
}

/** Reads a draft within its account, as if it had been saved. Paths begin inside the playbook. */
export async function draftPlaybook(
  setup: Setup,
  account: string,
  draft: JsonObject,
): Promise<DraftedPlaybook> {
  const standing = await setup.document(account);
  const { document, index } = withPlaybook(standing.document, draft);
  const { account: config, problems } = await setup.read(account, document);
  const inside = behind(`playbooks.${index}`);
  const issues = problems.flatMap(({ path, text, help }): readonly ConfigIssue[] => {
    const own = inside(path);
    return own === undefined ? [] : [{ path: own, text, ...(help === undefined ? {} : { help }) }];
  });
  const playbook = issues.length > 0 ? undefined : config?.playbooks.find(({ id }) => id === draft["id"]);
  return {
    issues,
    ...(config === undefined ? {} : { config }),
    ...(playbook === undefined ? {} : { playbook }),
  };
}

/** The playbook that is asked about. Throws `not_found`, `invalid` with what is wrong, `conflict` without Kommo. */
export async function askedPlaybook(
  setup: Setup,
  account: string,
  ask: PlaybookAsk,
): Promise<{ readonly playbook: Playbook; readonly config: AccountConfig }> {
  const draft =
    "playbook" in ask
      ? plainPlaybook(ask.playbook)
      : playbookIn((await setup.document(account)).document, ask.id);
  const { issues, playbook, config } = await draftPlaybook(setup, account, draft);
  if (issues.length > 0) throw refused(issues);
  if (playbook !== undefined && config !== undefined) return { playbook, config };
  throw new ApiProblem("conflict", (say) => say("problems:notSetUp"), {
    reason: "kommo_missing",
    help: (say) => say("problems:noKommoHelp"),
  });
}
