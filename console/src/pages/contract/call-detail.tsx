import { Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadContractCallsData } from "../../api/client/contracts.ts";
import { useFormats } from "../../formats/use-formats.ts";
import { CodeBlock } from "../../parts/code-block.tsx";
import { prettyBody } from "../../parts/pretty-body.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly call: ReadContractCallsData["calls"][number];
}

/** What was said and what was answered, without secrets. */
export function CallDetail({ call }: Props): ReactElement {
  const text = useText("contract");
  const formats = useFormats();
  const { at, operation, method, url, requestBody, responseBody, error, requestId } = call;
  return (
    <Stack gap="xs">
      <Text className="cs-break" ff="monospace" size="sm">{`${method} ${url}`}</Text>
      <Text size="sm" c="dimmed">
        {text("calls.made", { operation, at: formats.second(at) })}
      </Text>
      {requestId !== undefined && (
        <Text size="sm" c="dimmed">{`${text("calls.requestId")} ${requestId}`}</Text>
      )}
      {error !== undefined && <Text c="var(--cs-bad)">{error}</Text>}
      <Text fw={600} size="sm">
        {text("calls.request")}
      </Text>
      <CodeBlock label={text("calls.request")}>
        {requestBody === undefined ? text("calls.empty") : prettyBody(requestBody)}
      </CodeBlock>
      <Text fw={600} size="sm">
        {text("calls.response")}
      </Text>
      <CodeBlock label={text("calls.response")}>
        {responseBody === undefined ? text("calls.empty") : prettyBody(responseBody)}
      </CodeBlock>
    </Stack>
  );
}
