import { Button, Group, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";

interface Props {
  readonly known: readonly string[];
}

/** A field that the vendor did not tell of, by its name. */
export function AddField({ known }: Props): ReactElement {
  const text = useText("playbooks");
  const { changeSend } = useEditor();
  const [name, setName] = useState<string>();
  if (name === undefined)
    return (
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setName("")}
        >
          {text("fields.add")}
        </Button>
      </div>
    );
  const wanted = name.trim();
  const add = () => {
    if (wanted === "" || known.includes(wanted)) return;
    changeSend((send) => ({ fields: { ...send.fields, [wanted]: "" } }));
    setName(undefined);
  };
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        className="cs-grow"
        label={text("fields.newName")}
        description={text("fields.newNameHint")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") add();
        }}
      />
      <Button variant="default" disabled={wanted === "" || known.includes(wanted)} onClick={add}>
        {text("fields.addThis")}
      </Button>
    </Group>
  );
}
