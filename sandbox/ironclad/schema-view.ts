import type { Attribute, Design } from "./design.ts";
import type { Workflow } from "./workflow.ts";

const launchEntry = ({ type, displayName, required, options, default: preset }: Attribute): unknown => ({
  type,
  displayName,
  required,
  ...(options === undefined ? {} : { options }),
  ...(preset === undefined ? {} : { default: preset }),
});

/** A launch form as `GET /workflow-schemas/{id}` shows it: no property keys, so it was recorded. */
export const launchSchema = ({ id, name, attributes }: Design): Readonly<Record<string, unknown>> => ({
  id,
  name,
  schema: Object.fromEntries(attributes.map((attribute) => [attribute.id, launchEntry(attribute)])),
});

const file = (displayName: string): unknown => ({ type: "document", displayName, readOnly: true });
const files = (displayName: string): unknown => ({
  type: "array",
  displayName,
  elementType: file(displayName),
  readOnly: true,
});

const SYSTEM = {
  draft: files("Draft"),
  signed: file("Signed PDF"),
  partiallySigned: file("Partially Signed Signature Packet"),
  sentSignaturePacket: files("Sent Signature Packet"),
  reviewRollbacked: { type: "boolean", displayName: "Returned to Review Step?", readOnly: true },
} as const;

/** The schema inside a workflow: with property keys, and with what Ironclad adds. */
export const workflowSchema = ({ design, step, status }: Workflow): unknown => {
  const readOnly = step !== "Review" || status !== "active";
  const own = design.attributes.map(({ id, type, displayName, propertyKey }) => [
    id,
    { type, displayName: displayName.replace(/ \(Always Required\)$/u, ""), propertyKey, readOnly },
  ]);
  return { ...Object.fromEntries(own), ...SYSTEM };
};
