import { Button, Group } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../texts/use-text.ts";
import { usePageStack } from "./use-page-stack.ts";

interface Props {
  /** Names the filter: with another one, the way back is forgotten. */
  readonly of: string;
  /** Cursor of this page; absent = the first. */
  readonly after: string | undefined;
  /** Cursor of the next page; absent = this is the last. */
  readonly next: string | undefined;
  readonly onTurn: (after: string | undefined) => void;
  /** On the left: how many there are. */
  readonly children?: ReactNode;
}

/** Leads through a list page by page. */
export function Pager({ of, after, next, onTurn, children }: Props): ReactElement | null {
  const text = useText("common");
  const { push, pop } = usePageStack(of);
  const isOnly = after === undefined && next === undefined;
  if (isOnly && children === undefined) return null;
  return (
    <Group
      component="nav"
      aria-label={text("pages.label")}
      justify="space-between"
      px="md"
      py="xs"
      className="cs-foot"
    >
      <div>{children}</div>
      <Group gap="xs" display={isOnly ? "none" : "flex"}>
        <Button
          variant="default"
          size="xs"
          disabled={after === undefined}
          leftSection={<IconChevronLeft size={14} aria-hidden />}
          onClick={() => onTurn(pop())}
        >
          {text("pages.previous")}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={next === undefined}
          rightSection={<IconChevronRight size={14} aria-hidden />}
          onClick={() => {
            push(after);
            onTurn(next);
          }}
        >
          {text("pages.next")}
        </Button>
      </Group>
    </Group>
  );
}
