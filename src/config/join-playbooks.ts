import { didYouMean } from "../domain/fill/did-you-mean.ts";
import { OUTCOMES } from "../domain/playbook.ts";
import type { Choice, Playbook } from "../domain/playbook.ts";
import type { PlaybookOutline } from "./playbook-outline.ts";
import { signingOrderOf } from "../domain/signer.ts";
import type { Dialect, Provider } from "../providers/provider.ts";
import type { JsonObject } from "../domain/json.ts";
import type { ConnectionConfig } from "./config.ts";
import { keysOf } from "./keys-of.ts";
import type { Reader } from "./reader.ts";

type At = readonly (string | number)[];

/**
 * The parts of an account that could be read; a playbook comes with its place in the file. One that has problems of its own
 * is there in outline only, so that they hide nothing else that is wrong with it.
 */
export interface AccountParts {
  readonly id: string;
  readonly connections: readonly ConnectionConfig[];
  readonly playbooks: readonly {
    readonly index: number;
    readonly outline: PlaybookOutline;
    readonly playbook?: Playbook;
  }[];
}

/** Tells what is wrong between an account's parts; resolves to the playbooks with their options' defaults filled in. */
export function joinPlaybooks(
  reader: Reader,
  parts: AccountParts,
  providers: readonly Provider[],
): readonly Playbook[] {
  const seen = new Set<string>();
  return parts.playbooks.flatMap(({ index, outline, playbook }) => {
    const at = ["accounts", parts.id, "playbooks", index];
    const { id } = outline;
    if (id !== undefined && seen.has(id)) {
      reader.tell([...at, "id"], `The id “${id}” is used by another playbook.`);
    }
    if (id !== undefined) seen.add(id);
    loopProblems(reader, outline, at);
    const accepted = throughOptions(reader, parts, outline, at, providers);
    if (playbook === undefined) return [];
    const [options] = accepted;
    // Several vendors fill in different defaults: each then does so itself.
    if (options === undefined || accepted.length > 1) return [playbook];
    return [{ ...playbook, send: { ...playbook.send, options } }];
  });
}

/** The options as each dialect that the playbook may go through understands them. */
function throughOptions(
  reader: Reader,
  { id, connections }: AccountParts,
  outline: PlaybookOutline,
  at: At,
  providers: readonly Provider[],
): readonly JsonObject[] {
  const accepted = new Map<Dialect, JsonObject>();
  const { through, options: given = {} } = outline.send;
  for (const name of through === undefined ? [] : namesOf(through)) {
    const connection = connections.find((candidate) => candidate.id === name);
    const provider = providers.find((candidate) => candidate.id === connection?.provider);
    if (connection === undefined || provider === undefined) {
      unknownConnection(reader, id, name, [...at, "send", "through"]);
      continue;
    }
    const dialect = provider.dialects[connection.dialect];
    if (accepted.has(dialect)) continue;
    const path = [...at, "send", "options"];
    const options = reader.read(dialect.options, given, path, keysOf(dialect.options));
    abilityProblems(reader, outline, at, dialect, provider.name);
    if (options !== undefined) accepted.set(dialect, options);
  }
  return [...accepted.values()];
}

function unknownConnection(reader: Reader, account: string, name: string, path: At): void {
  const known = keysAt(reader.source.data, ["accounts", account, "connections"]);
  // A connection that stands in the file but could not be read has told its own problem.
  if (known.includes(name)) return;
  const help = known.length === 0 ? "Add it under `connections`." : `Known: ${known.join(", ")}.`;
  reader.tell(path, `There is no connection named “${name}”${didYouMean(name, known)}`, help);
}

function abilityProblems(
  reader: Reader,
  { send }: PlaybookOutline,
  at: At,
  dialect: Dialect,
  vendor: string,
): void {
  const { signers = [], automatically = true } = send;
  const orders = signers.filter((signer) => signer.receives === "signature").map(({ order }) => order);
  const given = orders.filter((order) => order !== undefined);
  if (given.length === orders.length && orders.length > 1) {
    const order = signingOrderOf(given.map((each) => ({ order: each })));
    if (!dialect.can.order.includes(order)) {
      const help = `Possible: ${dialect.can.order.join(", ")}.`;
      reader.tell([...at, "send", "signers"], `${vendor} cannot let signers sign in ${order} order.`, help);
    }
  }
  if (!automatically && !dialect.can.draft) {
    const help = "Remove `automatically: false`.";
    reader.tell(
      [...at, "send", "automatically"],
      `${vendor} has no drafts that could wait to be sent.`,
      help,
    );
  }
}

/** A deal moved into the stage that plans contracts would plan the next one. */
function loopProblems(reader: Reader, { when, outcomes }: PlaybookOutline, at: At): void {
  if (when === undefined) return;
  for (const name of OUTCOMES) {
    const { stage, pipeline = when.pipeline } = outcomes[name] ?? {};
    if (stage === undefined || !same(stage, when.stage) || !same(pipeline, when.pipeline)) continue;
    const help = "Move the deal to another stage, or leave `stage` out.";
    reader.tell(
      [...at, "outcomes", name, "stage"],
      "The outcome would move the deal into the stage that starts this playbook.",
      help,
    );
  }
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function namesOf(choice: string | Pick<Choice, "map" | "default">): readonly string[] {
  if (typeof choice === "string") return [choice];
  const { map, default: otherwise } = choice;
  return [...new Set([...Object.values(map), ...(otherwise === undefined ? [] : [otherwise])])];
}

function keysAt(data: unknown, path: readonly string[]): readonly string[] {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return [];
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}
