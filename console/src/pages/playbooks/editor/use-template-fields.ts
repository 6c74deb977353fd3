import { useQueries } from "@tanstack/react-query";
import { useAccount } from "../../../shell/use-account.ts";
import { templateQuery } from "../playbooks-query.ts";
import type { TemplateDetail } from "../playbooks-query.ts";
import { useEditor } from "./editor-context.ts";
import { readWays, waysOf } from "./ways.ts";

/** A field of one of the templates, or of several. */
export interface TemplateField {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly options: readonly string[];
  readonly suggestion?: string;
}

interface Templates {
  readonly details: readonly TemplateDetail[];
  readonly isLoading: boolean;
  readonly error: Error | null;
  /** Each name once. */
  readonly fields: readonly TemplateField[];
  readonly roles: readonly string[];
}

/** All templates that the draft may use, read from their vendors, as one. */
export function useTemplateFields(): Templates {
  const { id: account } = useAccount();
  const { draft } = useEditor();
  const ways = readWays(draft.send);
  const wanted = (ways === undefined ? [] : waysOf(ways)).filter(({ template }) => template !== "");
  return useQueries({
    queries: wanted.map(({ connection, template }) => templateQuery(account, connection, template)),
    combine: (results) => {
      const details = results.flatMap(({ data }) => (data === undefined ? [] : [data]));
      return {
        details,
        isLoading: results.some(({ isLoading }) => isLoading),
        error: results.find(({ error }) => error !== null)?.error ?? null,
        fields: together(details),
        roles: [...new Set(details.flatMap(({ roles }) => roles.map(({ role }) => role)))],
      };
    },
  });
}

function together(details: readonly TemplateDetail[]): readonly TemplateField[] {
  const fields = new Map<string, TemplateField>();
  for (const { name, type, required, options = [], suggestion } of details.flatMap((one) => one.fields)) {
    const before = fields.get(name);
    fields.set(name, {
      name,
      type,
      isRequired: required || (before?.isRequired ?? false),
      options: [...new Set([...(before?.options ?? []), ...options])],
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(before?.suggestion === undefined ? {} : { suggestion: before.suggestion }),
    });
  }
  return [...fields.values()];
}
