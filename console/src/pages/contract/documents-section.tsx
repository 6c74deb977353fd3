import { Button, Group, Text } from "@mantine/core";
import { IconDownload, IconEye } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { useFormats } from "../../formats/use-formats.ts";
import { CopyText } from "../../parts/copy-text.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";
import { documentAddress } from "./document-address.ts";
import { DocumentPreview } from "./document-preview.tsx";

interface Props {
  readonly contract: ContractView;
}

/** What is in the archive: to look at, to download, with the hash by which it can be proven. */
export function DocumentsSection({ contract }: Props): ReactElement {
  const text = useText("contract");
  const { id: account } = useAccount();
  const { bytes: size } = useFormats();
  const [shown, setShown] = useState<string>();
  const { documents, reference } = contract;
  return (
    <Section title={text("documents.title")}>
      {documents.length === 0 && <Text c="dimmed">{text("documents.none")}</Text>}
      <ul className="cs-signers">
        {documents.map(({ name, kind, bytes, sha256, contentType }) => (
          <li key={`${kind} ${name}`}>
            <div className="cs-break" style={{ flex: "1 1 14rem" }}>
              <Text fw={600}>{name}</Text>
              <Text c="dimmed" size="sm">{`${text(`documents.kind.${kind}`)} · ${size(bytes)}`}</Text>
              <Group gap={4} wrap="nowrap" c="dimmed">
                <Text size="xs" ff="monospace" truncate maw={220} title={sha256}>
                  {`${text("documents.hash")} ${sha256}`}
                </Text>
                <CopyText value={sha256} label={text("documents.hash")} />
              </Group>
            </div>
            <Group gap="xs" wrap="nowrap">
              {contentType === "application/pdf" && (
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconEye size={14} aria-hidden />}
                  aria-label={text("documents.previewOf", { name })}
                  onClick={() => setShown(name)}
                >
                  {text("documents.preview")}
                </Button>
              )}
              <Button
                component="a"
                variant="default"
                size="xs"
                href={documentAddress(account, reference, name, true)}
                download={name}
                leftSection={<IconDownload size={14} aria-hidden />}
                aria-label={text("documents.downloadOf", { name })}
              >
                {text("documents.download")}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <DocumentPreview
          name={shown}
          address={documentAddress(account, reference, shown)}
          onClose={() => setShown(undefined)}
        />
      )}
    </Section>
  );
}
