import { Box } from "@mantine/core";
import type { ReactElement } from "react";

interface Props {
  /** What it is, for screen readers. */
  readonly label: string;
  readonly children: string;
}

/** A text as machines write it. It scrolls within itself, so the keyboard must be able to reach it. */
export function CodeBlock({ label, children }: Props): ReactElement {
  return (
    <Box component="pre" className="cs-code" tabIndex={0} role="group" aria-label={label}>
      {children}
    </Box>
  );
}
