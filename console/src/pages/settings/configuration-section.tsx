import { Button, FileButton, Group, Text } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { toastProblem } from "../../parts/toast.ts";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { ImportDialog } from "./import-dialog.tsx";

/** The account as a configuration file: out, and in again. */
export function ConfigurationSection(): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const { ruledByFile } = useSession();
  const [yaml, setYaml] = useState<string>();
  const read = (file: File | null) => {
    file?.text().then(setYaml, toastProblem);
  };
  return (
    <Section title={text("file.title")} text={text("file.text")}>
      <Group gap="xs" pt="xs">
        <Button
          component="a"
          variant="default"
          href={`/api/accounts/${encodeURIComponent(account)}/configuration.yaml`}
          download={`${account}.yaml`}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {text("file.export")}
        </Button>
        {!ruledByFile && (
          <FileButton accept=".yaml,.yml,text/yaml" onChange={read}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
                {text("file.import")}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      <Text size="sm" c="dimmed" mt="xs">
        {text("file.secrets")}
      </Text>
      {yaml !== undefined && <ImportDialog yaml={yaml} onClose={() => setYaml(undefined)} />}
    </Section>
  );
}
