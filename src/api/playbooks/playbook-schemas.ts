import { z } from "zod";
import { FilePlaybook } from "../../config/playbook-schema.ts";

/**
 * The playbook as the API's description has it, from the schema of the configuration file: `PlaybookInput` is what may be
 * written, `Playbook` what is answered, every default in its place.
 */
export function playbookSchemas(): Record<"Playbook" | "PlaybookInput", object> {
  return { Playbook: described("output"), PlaybookInput: described("input") };
}

function described(io: "input" | "output"): object {
  const { $schema: _dialect, $defs: _parts, ...schema } = z.toJSONSchema(FilePlaybook, { io });
  const plain: object = JSON.parse(JSON.stringify(schema), anythingForParts);
  return plain;
}

/** Only what a vendor calls its own is any JSON, which contains itself: that is said by saying nothing. */
function anythingForParts(_: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && "$ref" in value ? {} : value;
}
