import type { Provider } from "../providers/provider.ts";
import { didYouMean } from "../domain/fill/did-you-mean.ts";
import type { AccountConfig, Config, ConfigProblem, SignInConfig } from "./config.ts";
import type { Environment } from "./variable.ts";
import { FileTop } from "./file-schema.ts";
import { problemsOf } from "./issues.ts";
import { readAccount } from "./read-account.ts";
import { createReader } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { readArchive, readRetention, readServer } from "./read-server.ts";
import { secretProblems } from "./secret-problems.ts";
import { parseSource } from "./source.ts";
import type { Source } from "./source.ts";

/** What loading needs beside the file: the vendors there are, and defaults of the way the service is started. */
export interface LoadOptions {
  readonly providers: readonly Provider[];
  /** Where the archive lies by default. Default the file's `server.dataDir`, else `data`. */
  readonly dataDir?: string;
  /** The file's own directory, to which `server.dataDir` is relative. Default the current one. */
  readonly directory?: string;
  /** Default `0.0.0.0`. */
  readonly host?: string;
}

export type LoadResult = { readonly config: Config } | { readonly problems: readonly ConfigProblem[] };

/** Parses and checks the configuration file. Never throws; every problem is told at once, in the order of the file. */
export function loadConfig(text: string, env: Environment, options: LoadOptions): LoadResult {
  const source = parseSource(text, env);
  const reader = createReader(source, source.problems);
  if (source.data === undefined) {
    if (source.problems.length > 0) return { problems: source.problems };
    return {
      problems: [{ path: "", text: "The file is empty.", help: "Start from the example in the README." }],
    };
  }
  const top = FileTop.safeParse(source.data);
  if (!top.success) reader.problems.push(...problemsOf(source, [], top.error.issues));
  const given = top.data ?? looseTop(source.data);
  const server = readServer(reader, given.server, options);
  const dataDir = options.dataDir ?? server?.dataDir;
  const archive = readArchive(reader, given.archive, dataDir === undefined ? {} : { dataDir });
  const retention = readRetention(reader, given.retention);
  const accounts: AccountConfig[] = [];
  for (const [id, account] of Object.entries(given.accounts)) {
    const read = readAccount(reader, id, account, options.providers, server?.allowPrivateHosts ?? false);
    if (read !== undefined) accounts.push(read);
  }
  if (server?.signIn !== undefined) checkComers(reader, server.signIn, Object.keys(given.accounts));
  secretProblems(reader);
  if (reader.problems.length > 0 || !server || !archive || !retention)
    return { problems: inFileOrder(reader.problems, source) };
  return { config: { server, archive, retention, accounts } };
}

/** Whom the issuer lets in comes into accounts that there are: a slip of the pen would let them into none, without a word. */
function checkComers(reader: Reader, { accounts = [] }: SignInConfig, known: readonly string[]): void {
  for (const [index, id] of accounts.entries())
    if (!known.includes(id))
      reader.tell(
        ["server", "signIn", "accounts", index],
        `There is no account named “${id}”${didYouMean(id, known)}`,
        `Known: ${known.join(", ")}.`,
      );
}

/** What can still be read when the outermost keys are wrong. */
export function looseTop(
  data: unknown,
): { readonly accounts: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>> {
  const entries = typeof data === "object" && data !== null ? { ...data } : {};
  const known: Record<string, unknown> = entries;
  const { accounts } = known;
  return { ...known, accounts: typeof accounts === "object" && accounts !== null ? { ...accounts } : {} };
}

/** Where the environment lacks a value, nothing else is worth saying about it. */
function inFileOrder(all: readonly ConfigProblem[], source: Source): readonly ConfigProblem[] {
  const unfilled = new Set(source.problems.map((problem) => problem.path));
  const problems = all.filter((problem) => source.problems.includes(problem) || !unfilled.has(problem.path));
  const seen = new Set<string>();
  const once = problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return seen.size < seen.add(key).size;
  });
  return once.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
