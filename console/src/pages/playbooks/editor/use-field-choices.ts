import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { ENTITIES, named, toPath, toText } from "./liquid.ts";

interface FieldGroup {
  readonly group: string;
  /** `name` stands below the group's heading, `label` alone. */
  readonly items: { readonly value: string; readonly label: string; readonly name: string }[];
}

/**
 * All fields to choose from, by whose they are. `as`: what is chosen, `{{ deal.price }}` or `deal.price`. `withContract`: also
 * what a note may say of the contract itself.
 */
export function useFieldChoices(as: "text" | "path", withContract = false): FieldGroup[] {
  const text = useText("playbooks");
  const { choices } = useEditor();
  return ENTITIES.map((entity) => {
    const group = text(`entities.${entity}`);
    const fields = choices.fields[entity].filter(
      ({ isLater = false, sameAs }) => sameAs === undefined && (withContract || !isLater),
    );
    return {
      group,
      items: fields.map(({ name, liquid }) => ({
        value: as === "text" ? toText(liquid) : toPath(liquid),
        label: named(group, name),
        name,
      })),
    };
  }).filter(({ items }) => items.length > 0);
}
