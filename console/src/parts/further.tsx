import { Button, Collapse } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { ReactElement, ReactNode } from "react";

interface Props {
  readonly label: string;
  /** Does something stand in it already? */
  readonly isOpenAtFirst: boolean;
  /** Is something wrong in it? Then it cannot be closed. */
  readonly isWrong?: boolean;
  readonly children: ReactNode;
}

/** Fields that are seldom needed, behind a small button. */
export function Further({ label, isOpenAtFirst, isWrong = false, children }: Props): ReactElement {
  const id = useId();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const isShown = isOpen || isWrong;
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        c="dimmed"
        size="compact-sm"
        aria-expanded={isShown}
        aria-controls={id}
        leftSection={
          isShown ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      <Collapse expanded={isShown} id={id}>
        {children}
      </Collapse>
    </div>
  );
}
