import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { fieldAt, named } from "./liquid.ts";

/** Names a field by its path, as people call it: `Contact: Name`. */
export function useFieldName(): (path: string) => string | undefined {
  const text = useText("playbooks");
  const { choices } = useEditor();
  return (path) => {
    const found = fieldAt(choices, path);
    return found === undefined ? undefined : named(text(`entities.${found.entity}`), found.field.name);
  };
}
