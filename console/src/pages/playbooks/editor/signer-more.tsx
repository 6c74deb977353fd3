import { Button, Collapse, SimpleGrid } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import type { Signer } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { FieldText } from "./field-text.tsx";
import { issueAt } from "./issue-path.ts";

interface Props {
  readonly index: number;
  readonly signer: Signer;
  readonly onChange: (change: Partial<Signer>) => void;
}

const KEYS = ["phone", "language", "company"] as const;

/** What is seldom said of a signer. */
export function SignerMore({ index, signer, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { issues } = useEditor();
  const id = useId();
  const [isOpen, setOpen] = useState(KEYS.some((key) => signer[key] !== undefined));
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        c="dimmed"
        size="compact-sm"
        aria-expanded={isOpen}
        aria-controls={id}
        leftSection={
          isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {text("signers.more")}
      </Button>
      <Collapse expanded={isOpen} id={id}>
        <SimpleGrid cols={{ base: 1, sm: 3 }} pt="xs">
          {KEYS.map((key) => (
            <FieldText
              key={key}
              label={text(`signers.${key}`)}
              value={signer[key] ?? ""}
              error={issueAt(issues, `send.signers.${index}.${key}`)}
              onChange={(value) => onChange({ [key]: value })}
            />
          ))}
        </SimpleGrid>
      </Collapse>
    </div>
  );
}
