import { ApiProblem } from "../../api/api-problem.ts";
import { editedBy } from "../../api/edited-by.ts";
import type { PlaybookDesk, PutPlaybook } from "../../api/playbooks/playbook-desk.ts";
import type { GivenPlaybook, PlaybookCheck, PlaybookDetail } from "../../api/playbooks/playbook-view.ts";
import type { Caller } from "../../auth/caller.ts";
import type { JsonObject } from "../../domain/json.ts";
import { findingsOf } from "../findings-of.ts";
import { inspectPlaybook } from "../inspect-playbook.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { differencesOf } from "./differences.ts";
import { draftPlaybook } from "./draft-playbook.ts";
import { dryRunView, previewFor } from "./dry-run.ts";
import { behind, judging, refused } from "./judging.ts";
import {
  plainPlaybook,
  playbookIn,
  playbooksIn,
  playbookTitle,
  withoutPlaybook,
  withPlaybook,
} from "./playbook-documents.ts";
import { editedView, playbookDetail, playbookLines, versionsOf } from "./playbook-views.ts";
import { removedPlaybooks } from "./removed-playbooks.ts";
import { testSend } from "./test-send.ts";
import type { Say } from "../../texts/say.ts";

const MOST_VERSIONS = 100;

/** Playbooks, edited from the console. */
export function playbookDesk(deps: DeskDeps): PlaybookDesk {
  return {
    list: (account) => playbookLines(deps, account),
    read: (account, id) => playbookDetail(deps, account, id),
    put: (account, id, given, caller) => put(deps, { account, id, caller }, given),
    switchTo: (account, id, enabled, caller) =>
      edit(deps, { account, id, caller }, `Switched ${enabled ? "on" : "off"}`, (document) => ({
        ...playbookIn(document, id),
        enabled,
      })),
    remove: (account, id, caller, despite) => remove(deps, { account, id, caller }, despite),
    removed: (account) => removedPlaybooks(deps, account),
    async history(account, id) {
      const versions = await versionsOf(deps, account, id, MOST_VERSIONS + 1);
      return versions.slice(0, MOST_VERSIONS).map(({ version, playbook, ...edited }, index) => ({
        version,
        ...editedView({ version, ...edited }),
        ...(playbook === undefined ? {} : { playbook }),
        differences: differencesOf(versions[index + 1]?.playbook, playbook),
      }));
    },
    async rollBack(account, id, version, caller) {
      deps.setup.mustBeOurs();
      const stored = await deps.store.documents.of(account, version);
      const former = playbookIn(stored?.document ?? {}, id);
      const note = `Back to version ${version}`;
      return edit(deps, { account, id, caller }, note, () => former);
    },
    check: (account, playbook, deep, say) => check(deps, account, playbook, deep, say),
    dryRun: async (account, ask, dealId, say) =>
      dryRunView(await previewFor(deps, account, ask, dealId, say)),
    testSend: (account, ask, wish, caller, say) => testSend(deps, account, ask, wish, caller, say),
  };
}

interface Place {
  readonly account: string;
  readonly id: string;
  readonly caller: Caller;
}

async function put(
  deps: DeskDeps,
  place: Place,
  { playbook, version, isNew = false, note }: PutPlaybook,
): Promise<PlaybookDetail> {
  const { setup, store } = deps;
  setup.mustBeOurs();
  const plain = plainPlaybook(playbook);
  if (plain["id"] !== place.id) throw refused([{ path: "id", text: (say) => say("problems:keepsItsId") }]);
  return edit(deps, place, note, async (document) => {
    const standing = playbooksIn(document).find((one) => one["id"] === place.id);
    if (isNew && standing !== undefined) throw taken(playbookTitle(standing));
    const seen = version === undefined ? undefined : await store.documents.of(place.account, version);
    const edited = seen && playbooksIn(seen.document).find((one) => one["id"] === place.id);
    if (seen !== undefined && JSON.stringify(edited) !== JSON.stringify(standing))
      throw changedMeanwhile(standing === undefined);
    return plain;
  });
}

function taken(name: string): ApiProblem {
  return new ApiProblem("conflict", (say) => say("problems:idTaken", { name }), {
    reason: "id_taken",
    help: (say) => say("problems:idTakenHelp"),
  });
}

function changedMeanwhile(isGone: boolean): ApiProblem {
  return new ApiProblem(
    "conflict",
    (say) => say(isGone ? "problems:removedMeanwhile" : "problems:changedMeanwhile"),
    {
      reason: isGone ? "removed_meanwhile" : "changed_meanwhile",
      help: (say) => say(isGone ? "problems:removedMeanwhileHelp" : "problems:changedMeanwhileHelp"),
    },
  );
}

/** Saves a playbook as a new version of its account. */
async function edit(
  deps: DeskDeps,
  { account, id, caller }: Place,
  note: string | undefined,
  change: (document: JsonObject) => JsonObject | Promise<JsonObject>,
): Promise<PlaybookDetail> {
  const { setup } = deps;
  setup.mustBeOurs();
  let place = "";
  await setup.edit({
    account,
    by: editedBy(caller),
    judge: (problems, known) => judging(behind(place))(problems, known),
    async edit(before) {
      const changed = await change(before);
      const { document, index } = withPlaybook(before, changed);
      place = `playbooks.${index}`;
      const isNew = playbooksIn(before).length === index;
      return {
        document,
        secrets: [],
        about: `playbooks/${id}`,
        note: note ?? `${isNew ? "Added" : "Changed"} the playbook ${playbookTitle(changed)}`,
      };
    },
  });
  return playbookDetail(deps, account, id);
}

async function remove(
  { setup, store }: DeskDeps,
  { account, id, caller }: Place,
  despite: boolean,
): Promise<void> {
  setup.mustBeOurs();
  playbookIn((await setup.document(account)).document, id);
  const underWay = await store.playbookFigures.underWay(account, id);
  if (underWay > 0 && !despite)
    throw new ApiProblem("conflict", (say) => say("problems:playbookUnderWay", { count: underWay }), {
      reason: "contracts_under_way",
      help: (say) => say("problems:playbookUnderWayHelp"),
    });
  await setup.edit({
    account,
    by: editedBy(caller),
    judge: judging(() => undefined),
    edit: (before) => ({
      document: withoutPlaybook(before, id),
      secrets: [],
      about: `playbooks/${id}`,
      note: `Took out the playbook ${playbookTitle(playbookIn(before, id))}`,
    }),
  });
}

async function check(
  { setup, registry }: DeskDeps,
  account: string,
  given: GivenPlaybook,
  deep: boolean,
  say: Say,
): Promise<PlaybookCheck> {
  const { issues, playbook, config } = await draftPlaybook(setup, account, plainPlaybook(given));
  const bench = registry.bench(account);
  const found =
    deep && playbook !== undefined && config !== undefined && bench !== undefined
      ? await findingsOf(
          () => inspectPlaybook(bench.kommo, bench.connections, playbook, config, say),
          say,
          "screen",
        )
      : [];
  return { issues: [...issues], findings: [...found] };
}
