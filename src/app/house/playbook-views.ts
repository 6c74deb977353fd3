import type { PlaybookDetail, PlaybookLine } from "../../api/playbooks/playbook-view.ts";
import { playbookAsWritten } from "../../config/playbook-as-written.ts";
import { parsePlaybooks } from "../../config/playbooks.ts";
import { completePlaybook } from "../../config/playbooks.ts";
import { textOf } from "../../config/plain-data.ts";
import { recordOf } from "../../config/secret-places.ts";
import { FilePlaybook } from "../../config/playbook-schema.ts";
import type { JsonObject } from "../../domain/json.ts";
import type { Choice } from "../../domain/playbook.ts";
import type { DocumentVersion, PlaybookVersion } from "../../store/configuration.ts";
import type { Store } from "../../store/store.ts";
import { behind } from "./judging.ts";
import { playbookIn, playbooksIn } from "./playbook-documents.ts";
import type { Setup } from "./setup.ts";

interface Deps {
  readonly setup: Setup;
  readonly store: Store;
  readonly now: () => Date;
}

const MONTH_MS = 30 * 86_400_000;

/** Every playbook of the account, with its figures. */
export async function playbookLines(deps: Deps, account: string): Promise<PlaybookLine[]> {
  const { setup, store, now } = deps;
  const { document } = await setup.document(account);
  const figures = await store.playbookFigures.since(account, new Date(now().getTime() - MONTH_MS));
  return Promise.all(
    playbooksIn(document).map(async (playbook, index) => {
      const id = textOf(playbook["id"]);
      const [edited] = await versionsOf(deps, account, id, 1);
      return {
        id,
        enabled: playbook["enabled"] !== false,
        ...outline(playbook),
        lastMonth: lastMonth(figures.get(id) ?? new Map()),
        ...(edited === undefined ? {} : { edited: editedView(edited) }),
        issues: issuesOf(setup, account, index),
      };
    }),
  );
}

/** One of them, every default in its place. Throws `not_found`. */
export async function playbookDetail(deps: Deps, account: string, id: string): Promise<PlaybookDetail> {
  const { setup } = deps;
  const { document, version } = await setup.document(account);
  const playbook = playbookIn(document, id);
  const [edited] = await versionsOf(deps, account, id, 1);
  return {
    playbook: complete(playbook),
    version,
    ...(edited === undefined ? {} : { edited: editedView(edited) }),
    issues: issuesOf(setup, account, playbooksIn(document).indexOf(playbook)),
  };
}

/** The versions in which a playbook changed, newest first; where a file rules, as it was taken over. */
export async function versionsOf(
  { setup, store }: Pick<Deps, "setup" | "store">,
  account: string,
  id: string,
  limit: number,
): Promise<readonly PlaybookVersion[]> {
  if (!setup.isFile) return store.documents.history(account, id, limit);
  const versions = await store.versions.history(account, id, limit);
  return versions.map(({ playbook, ...version }) => {
    const [known] = parsePlaybooks(playbook === undefined ? undefined : { playbooks: [playbook] });
    return { ...version, ...(known === undefined ? {} : { playbook: playbookAsWritten(known) }) };
  });
}

export function editedView({ at, by, note }: DocumentVersion): NonNullable<PlaybookLine["edited"]> {
  return { at: at.toISOString(), by, ...(note === undefined ? {} : { note }) };
}

/** With every default, where it can be read; else as it stands. */
function complete(playbook: JsonObject): JsonObject {
  const read = FilePlaybook.safeParse(playbook);
  return read.success ? playbookAsWritten(completePlaybook(read.data)) : playbook;
}

function outline(playbook: JsonObject): Pick<PlaybookLine, "when" | "through" | "templates"> {
  const { pipeline, stage } = recordOf(playbook["when"]);
  const { through, template } = recordOf(playbook["send"]);
  return {
    when: { pipeline: textOf(pipeline), stage: textOf(stage) },
    through: choicesOf(through),
    templates: choicesOf(template),
  };
}

function choicesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  const { map, default: otherwise }: Partial<Record<keyof Choice, unknown>> = recordOf(value);
  const all = [...Object.values(recordOf(map)), otherwise].filter((one) => typeof one === "string");
  return [...new Set(all)];
}

function lastMonth(counts: ReadonlyMap<string, number>): PlaybookLine["lastMonth"] {
  const of = (...names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  return {
    planned: [...counts.values()].reduce((sum, count) => sum + count, 0),
    underWay: of("planned", "drafted", "sent"),
    signed: of("signed"),
    failed: of("failed"),
    ended: of("declined", "expired", "withdrawn"),
  };
}

function issuesOf(setup: Setup, account: string, index: number): PlaybookLine["issues"] {
  const inside = behind(`playbooks.${index}`);
  return setup.problems(account).flatMap(({ path, text, help }) => {
    const own = inside(path);
    return own === undefined ? [] : [{ path: own, text, ...(help === undefined ? {} : { help }) }];
  });
}
