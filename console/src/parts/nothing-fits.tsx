import { Button } from "@mantine/core";
import { IconSearchOff } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { EmptyState } from "./empty-state.tsx";

interface Props {
  readonly title: string;
  readonly text: string;
  /** What the button says that lets everything be shown again. */
  readonly reset: string;
  readonly onReset: () => void;
}

/** A list that is empty because nothing fits what was searched for or filtered by. */
export function NothingFits({ title, text, reset, onReset }: Props): ReactElement {
  return (
    <EmptyState icon={<IconSearchOff size={22} />} title={title} text={text}>
      <Button variant="default" onClick={onReset}>
        {reset}
      </Button>
    </EmptyState>
  );
}
