import { allOf } from "./pages.ts";
import { at, idAt, isRaw, listAt, textAt } from "./raw.ts";
import type { Wire } from "./wire.ts";

export type FieldEntity = "leads" | "contacts" | "companies";

/** A custom field as the account defines it. */
export interface FieldDefinition {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  /** Kommo's field type: `text`, `select`, `date` … */
  readonly type: string;
  readonly options: readonly FieldOption[];
}

interface FieldOption {
  readonly id: string;
  readonly value: string;
  readonly code?: string;
}

/** All custom fields of an entity. Pages are followed to the end: amoCRM gives at most 50 whatever is asked for. */
export async function readDefinitions(call: Wire, entity: FieldEntity): Promise<readonly FieldDefinition[]> {
  const path = `/api/v4/${entity}/custom_fields?limit=250`;
  const entries = await allOf(call, {
    path,
    embedded: "custom_fields",
    operation: `${entity}.fields`,
    mostPages: 100,
  });
  return entries.flatMap((entry): readonly FieldDefinition[] => {
    const id = idAt(entry, "id");
    if (id === undefined) return [];
    const code = textAt(entry, "code");
    const options = listAt(entry, "enums").flatMap(optionOf);
    return [
      {
        id,
        name: textAt(entry, "name"),
        type: textAt(entry, "type"),
        options,
        ...(code === "" ? {} : { code }),
      },
    ];
  });
}

function optionOf(entry: unknown): readonly FieldOption[] {
  const id = isRaw(entry) ? idAt(entry, "id") : undefined;
  if (id === undefined) return [];
  const code = at(entry, "code");
  return [
    { id, value: textAt(entry, "value"), ...(typeof code === "string" && code !== "" ? { code } : {}) },
  ];
}
