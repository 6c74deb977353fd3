import { Alert, Button, List, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { ApiError } from "../api/api-error.ts";
import { useText } from "../texts/use-text.ts";

interface Props {
  readonly error: unknown;
  /** Tries again. */
  readonly onRetry?: () => void;
}

/** A refusal in words: what happened, what is wrong in detail, what to do about it. */
export function ProblemNote({ error, onRetry }: Props): ReactElement {
  const text = useText("common");
  const { help, issues: all } = error instanceof ApiError ? error : { help: undefined, issues: [] };
  const message = error instanceof Error ? error.message : String(error);
  // a single one is what the sentence says already
  const issues = all.length === 1 ? all.filter(({ text: what }) => what !== message) : all;
  return (
    <Alert
      role="alert"
      color="red"
      variant="default"
      icon={<IconAlertTriangle color="var(--cs-bad)" />}
      title={text("problem.title")}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="md">{message}</Text>
        {help !== undefined && (
          <Text size="md" c="dimmed">
            {help}
          </Text>
        )}
        {issues.length > 0 && (
          <List size="md" spacing={4}>
            {issues.map((issue) => (
              <List.Item key={`${issue.path} ${issue.text}`}>{`${issue.path}: ${issue.text}`}</List.Item>
            ))}
          </List>
        )}
        {onRetry !== undefined && (
          <Button variant="default" size="xs" onClick={onRetry}>
            {text("retry")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
