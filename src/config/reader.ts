import type { z } from "zod";
import type { ConfigProblem, ProblemKind } from "./config.ts";
import { problemAt, problemsOf } from "./issues.ts";
import type { Path } from "./locate.ts";
import type { Source } from "./source.ts";

/** Reads the file's parts one by one and collects all problems, so that one mistake does not hide the next. */
export interface Reader {
  readonly source: Source;
  readonly problems: ConfigProblem[];
  /** The value parsed, or `undefined` with its problems told. */
  read<T>(schema: z.ZodType<T>, value: unknown, path: Path, keys?: readonly string[]): T | undefined;
  tell(path: Path, text: string, help?: string, kind?: ProblemKind): void;
}

export function createReader(source: Source, before: readonly ConfigProblem[]): Reader {
  const problems = [...before];
  return {
    source,
    problems,
    read(schema, value, path, keys) {
      const result = schema.safeParse(value);
      if (result.success) return result.data;
      problems.push(...problemsOf(source, path, result.error.issues, keys));
      return undefined;
    },
    tell(path, text, help, kind) {
      const problem = problemAt(source, path, text, help);
      problems.push(kind === undefined ? problem : { ...problem, kind });
    },
  };
}
