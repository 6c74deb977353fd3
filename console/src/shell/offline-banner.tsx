import { Alert } from "@mantine/core";
import { IconCloudOff } from "@tabler/icons-react";
import { useNetwork } from "@mantine/hooks";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";

interface Props {
  /** Is the service there, as far as live updates know? */
  readonly isLive: boolean;
}

/** Says that nothing new can arrive; disappears by itself. */
export function OfflineBanner({ isLive }: Props): ReactElement | null {
  const text = useText("shell");
  const { online } = useNetwork();
  if (online && isLive) return null;
  return (
    <Alert role="status" mb="md" variant="default" icon={<IconCloudOff color="var(--cs-warn)" />}>
      {text("offline")}
    </Alert>
  );
}
