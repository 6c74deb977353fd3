import type { PlaybookJson } from "../playbooks-query.ts";
import type { Draft } from "./draft.ts";

/** The draft as the API takes it: texts that were emptied are left out. */
export function writeDraft({ name, send, contractField, ...draft }: Draft): PlaybookJson {
  const { message, language, level, fields, signers, ...sending } = send;
  return {
    ...draft,
    ...(name === draft.id ? {} : filled({ name: name.trim() })),
    send: {
      ...sending,
      ...filled({ message, language, level }),
      fields: filled(fields),
      signers: signers.map(({ phone, language: tongue, company, ...signer }) => ({
        ...signer,
        ...filled({ phone, language: tongue, company }),
      })),
    },
    ...filled({ contractField }),
  };
}

function filled(texts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      text === undefined || text.trim() === "" ? [] : [[name, text]],
    ),
  );
}
