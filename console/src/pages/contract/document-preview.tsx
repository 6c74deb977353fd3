import { Box, Modal, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { OutsideLink } from "../../parts/outside-link.tsx";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly name: string;
  readonly address: string;
  readonly onClose: () => void;
}

/** A PDF in the browser's own viewer; where there is none, the way to it. */
export function DocumentPreview({ name, address, onClose }: Props): ReactElement {
  const text = useText("contract");
  const common = useText("common");
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(60rem, 100%)"
      title={
        <Text fw={600} size="lg">
          {name}
        </Text>
      }
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <Stack gap="sm">
        {navigator.pdfViewerEnabled ? (
          // no sandbox: browsers show no PDF in one, and this address answers with nothing that they take for a page
          <Box component="iframe" src={address} title={name} className="cs-pdf" />
        ) : (
          <Text>{text("documents.noViewer")}</Text>
        )}
        <OutsideLink href={new URL(address, window.location.href).href}>{text("documents.open")}</OutsideLink>
      </Stack>
    </Modal>
  );
}
