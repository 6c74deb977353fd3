import { SimpleGrid } from "@mantine/core";
import type { ReactElement } from "react";
import { Further } from "../../../parts/further.tsx";
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
  const at = (key: string) => issueAt(issues, `send.signers.${index}.${key}`);
  return (
    <Further
      label={text("signers.more")}
      isOpenAtFirst={KEYS.some((key) => signer[key] !== undefined)}
      isWrong={KEYS.some((key) => at(key) !== undefined)}
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }} pt="xs">
        {KEYS.map((key) => (
          <FieldText
            key={key}
            label={text(`signers.${key}`)}
            value={signer[key] ?? ""}
            error={at(key)}
            onChange={(value) => onChange({ [key]: value })}
          />
        ))}
      </SimpleGrid>
    </Further>
  );
}
