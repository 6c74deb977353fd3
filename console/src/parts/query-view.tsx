import { Skeleton, Stack } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../texts/use-text.ts";
import { ProblemNote } from "./problem-note.tsx";

interface Props<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  /** How many grey lines stand in while nothing is there yet. */
  readonly lines?: number;
}

/** What a query has read; until then its outline, and in its place what went wrong. Old data stays while new is read. */
export function QueryView<T>({ query, children, lines = 5 }: Props<T>): ReactElement {
  const text = useText("common");
  const { data, error, refetch } = query;
  if (data !== undefined) return <>{children(data)}</>;
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="sm" p="md" role="status" aria-label={text("loading")}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={18} width={index % 3 === 2 ? "60%" : "100%"} />
      ))}
    </Stack>
  );
}
