import type { PlaybookDetail, PlaybookLine } from "../../api/playbooks/playbook-view.ts";
import { playbookAsWritten } from "../../config/playbook-as-written.ts";
import { completePlaybook, parsePlaybooks } from "../../config/playbooks.ts";
import { textOf } from "../../config/plain-data.ts";
import { recordOf } from "../../config/secret-places.ts";
import { FilePlaybook } from "../../config/playbook-schema.ts";
import type { JsonObject } from "../../domain/json.ts";
import type { Choice } from "../../domain/playbook.ts";
import { providerById } from "../../providers/all.ts";
import type { DocumentVersion, PlaybookVersion } from "../../store/configuration.ts";
import type { Store } from "../../store/store.ts";
import { behind } from "./judging.ts";
import { playbookIn, playbooksIn, playbookTitle } from "./playbook-documents.ts";
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
  const { document, version } = await setup.document(account);
  const [figures, changes] = await Promise.all([
    store.playbookFigures.since(account, new Date(now().getTime() - MONTH_MS)),
    lastChanges(deps, account, version),
  ]);
  const vendors = vendorsOf(setup, account);
  return playbooksIn(document).map((playbook, index) => {
    const id = textOf(playbook["id"]);
    const edited = changes.get(id);
    return {
      id,
      name: playbookTitle(playbook),
      enabled: playbook["enabled"] !== false,
      ...outline(playbook, vendors),
      lastMonth: lastMonth(figures.get(id) ?? new Map()),
      ...(edited === undefined ? {} : { edited: editedView(edited) }),
      issues: issuesOf(setup, account, index),
    };
  });
}

/** One of them, every default in its place. Throws `not_found`. */
export async function playbookDetail(deps: Deps, account: string, id: string): Promise<PlaybookDetail> {
  const { setup } = deps;
  const { document, version } = await setup.document(account);
  const playbook = playbookIn(document, id);
  const edited = (await lastChanges(deps, account, version)).get(id);
  return {
    playbook: complete(playbook),
    version,
    ...(edited === undefined ? {} : { edited: editedView(edited) }),
    issues: issuesOf(setup, account, playbooksIn(document).indexOf(playbook)),
  };
}

function lastChanges(
  { setup, store }: Pick<Deps, "setup" | "store">,
  account: string,
  version: number,
): Promise<ReadonlyMap<string, DocumentVersion>> {
  return setup.isFile ? store.versions.lastChanges(account) : store.documents.lastChanges(account, version);
}

/**
 * The versions in which a playbook changed, newest first, every default in its place: a default that somebody writes down is no
 * change. Where a file rules, as it was taken over.
 */
export async function versionsOf(
  { setup, store }: Pick<Deps, "setup" | "store">,
  account: string,
  id: string,
  limit: number,
): Promise<readonly PlaybookVersion[]> {
  if (!setup.isFile) {
    const kept = await store.documents.history(account, id, limit);
    return kept.map((version) =>
      version.playbook === undefined ? version : { ...version, playbook: complete(version.playbook) },
    );
  }
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

/** The vendor's name of each connection. */
function vendorsOf(setup: Setup, account: string): ReadonlyMap<string, string> {
  const connections = setup.account(account)?.connections ?? [];
  return new Map(connections.map(({ id, provider }) => [id, providerById(provider)?.name ?? id]));
}

function outline(
  playbook: JsonObject,
  vendors: ReadonlyMap<string, string>,
): Pick<PlaybookLine, "when" | "through" | "vendors" | "templates"> {
  const { pipeline, stage } = recordOf(playbook["when"]);
  const { through: wanted, template } = recordOf(playbook["send"]);
  const through = choicesOf(wanted);
  return {
    when: { pipeline: textOf(pipeline), stage: textOf(stage) },
    through,
    vendors: [...new Set(through.map((id) => vendors.get(id) ?? id))],
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
