import { z } from "zod";
import {
  Choice,
  Condition,
  FilePlaybook,
  Outcome,
  Send,
  Signed,
  Signer,
} from "../../config/playbook-schema.ts";

const NAMES = z.registry<{ readonly id: string }>();
NAMES.add(Choice, { id: "PlaybookChoice" });
NAMES.add(Condition, { id: "PlaybookCondition" });
NAMES.add(FilePlaybook, { id: "Playbook" });
NAMES.add(Outcome, { id: "PlaybookOutcome" });
NAMES.add(Send, { id: "PlaybookSend" });
NAMES.add(Signed, { id: "PlaybookSigned" });
NAMES.add(Signer, { id: "PlaybookSigner" });

/**
 * The playbook and its parts as the API's description has them, from the schema of the configuration file: `PlaybookInput` is what may be
 * written, `Playbook` what is answered, every default in its place.
 */
export function playbookSchemas(): Readonly<Record<string, object>> {
  return { ...described("output", ""), ...described("input", "Input") };
}

function described(io: "input" | "output", ending: string): Record<string, object> {
  const uri = (name: string) => `#/components/schemas/${name}${ending}`;
  const { schemas } = z.toJSONSchema(NAMES, { io, uri });
  const { __shared: _anything, ...named } = schemas;
  return Object.fromEntries(
    Object.entries(named).map(([name, { $schema: _dialect, $id: _id, $defs: _parts, ...schema }]) => {
      const plain: object = JSON.parse(JSON.stringify(schema), anythingForParts);
      return [`${name}${ending}`, plain];
    }),
  );
}

/** Only what a vendor calls its own is any JSON, which contains itself: that is said by saying nothing. */
function anythingForParts(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("$ref" in value)) return value;
  return String(value.$ref).includes("__") ? {} : value;
}
