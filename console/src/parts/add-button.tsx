import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  /** What a screen reader says, where the words alone do not tell what is added. */
  readonly label?: string;
  readonly onClick: () => void;
}

/** Adds a row below a list of rows. */
export function AddButton({ children, label, onClick }: Props): ReactElement {
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        {...(label === undefined ? {} : { "aria-label": label })}
        onClick={onClick}
      >
        {children}
      </Button>
    </div>
  );
}
