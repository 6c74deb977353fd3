import type { TemplateDetail } from "../playbooks-query.ts";
import { EMPTY_DRAFT } from "./draft.ts";
import type { Sending, Signer } from "./draft.ts";

/** Fills what is still empty with what fits by name. */
export function matchTemplate(fields: Sending["fields"], template: TemplateDetail): Sending["fields"] {
  const matched = template.fields.flatMap(({ name, suggestion }) =>
    suggestion === undefined || (fields[name] ?? "") !== "" ? [] : [[name, suggestion] as const],
  );
  return { ...fields, ...Object.fromEntries(matched) };
}

/** The template's roles, with who could take them; signers that somebody has changed stay. */
export function matchSigners(signers: readonly Signer[], { roles }: TemplateDetail): readonly Signer[] {
  const isUntouched = JSON.stringify(signers) === JSON.stringify(EMPTY_DRAFT.send.signers);
  if (!isUntouched || roles.length === 0) return signers;
  return roles.map(({ role, suggestion }, index) => ({
    role,
    name: suggestion?.name ?? "",
    email: suggestion?.email ?? "",
    order: index + 1,
    receives: "signature",
  }));
}
