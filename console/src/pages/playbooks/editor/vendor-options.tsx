import { Accordion } from "@mantine/core";
import type { ReactElement } from "react";
import { schemaFields } from "../../schema/schema-fields.ts";
import type { SchemaField } from "../../schema/schema-fields.ts";
import { useEditor } from "./editor-context.ts";
import { usedConnections } from "./used-connections.ts";
import { VendorGroup } from "./vendor-group.tsx";

/** What only the chosen vendors can do, vendor by vendor. */
export function VendorOptions(): ReactElement | null {
  const { draft, choices } = useEditor();
  const groups = new Map<string, Map<string, SchemaField>>();
  for (const { vendor, options } of usedConnections(draft, choices)) {
    const known = groups.get(vendor) ?? new Map<string, SchemaField>();
    for (const field of schemaFields(options)) known.set(field.name, field);
    if (known.size > 0) groups.set(vendor, known);
  }
  if (groups.size === 0) return null;
  const alsoOf = (vendor: string) => (name: string) =>
    [...groups].flatMap(([other, fields]) => (other !== vendor && fields.has(name) ? [other] : []));
  return (
    <Accordion multiple order={3} variant="contained">
      {[...groups].map(([vendor, fields]) => (
        <VendorGroup key={vendor} vendor={vendor} fields={[...fields.values()]} alsoOf={alsoOf(vendor)} />
      ))}
    </Accordion>
  );
}
