import { z } from "zod";
import type { JsonObject } from "../domain/json.ts";
import { File } from "./file-schema.ts";

/** JSON Schema of the file for editors (`# yaml-language-server: $schema=…`). Checks less than \`countersign check\`. */
export function configSchema(): JsonObject {
  const schema = z.toJSONSchema(File, { io: "input", unrepresentable: "any" });
  const plain: JsonObject = JSON.parse(JSON.stringify({ ...schema, title: "Countersign configuration" }));
  return plain;
}
