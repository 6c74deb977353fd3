import { Accordion, Skeleton, Stack, Text } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { ContractField } from "./contract-field.tsx";
import { DealRules } from "./deal-rules.tsx";
import { useEditor } from "./editor-context.ts";
import { FieldText } from "./field-text.tsx";
import { HoldAbove } from "./hold-above.tsx";
import { issueAt } from "./issue-path.ts";
import { LevelSelect } from "./level-select.tsx";
import { SendingFlags } from "./sending-flags.tsx";

// seldom opened, and heavier than all the rest of it
const VendorOptions = lazy(async () => ({ default: (await import("./vendor-options.tsx")).VendorOptions }));

/** What is seldom changed. */
export function MoreSection(): ReactElement {
  const text = useText("playbooks");
  const { draft, issues, changeSend } = useEditor();
  const { send } = draft;
  return (
    <Accordion className="cs-card" order={2}>
      <Accordion.Item value="more" style={{ border: 0 }}>
        <Accordion.Control>
          <Text fw={620} size="lg">
            {text("more.title")}
          </Text>
          <Text size="sm" c="dimmed">
            {text("more.text")}
          </Text>
        </Accordion.Control>
        <Accordion.Panel>
          <Stack gap="md">
            <ContractField />
            <DealRules />
            <HoldAbove />
            <LevelSelect />
            <FieldText
              label={text("more.language")}
              description={text("more.languageHint")}
              value={send.language ?? ""}
              error={issueAt(issues, "send.language")}
              onChange={(language) => changeSend({ language })}
            />
            <SendingFlags />
            <Suspense fallback={<Skeleton height={64} />}>
              <VendorOptions />
            </Suspense>
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
