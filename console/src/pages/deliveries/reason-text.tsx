import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { capital } from "../../formats/capital.ts";
import { keyed } from "../keyed.ts";

interface Props {
  /** Ids that only machines read stand in backticks. */
  readonly reason: string;
}

/** What a call was about, in one sentence. */
export function ReasonText({ reason }: Props): ReactElement {
  return (
    <>
      {keyed(capital(reason).split("`")).map(({ key, index, item }) =>
        index % 2 === 0 ? (
          item
        ) : (
          <Text key={key} component="code" size="xs" c="dimmed" ff="monospace">
            {item}
          </Text>
        ),
      )}
    </>
  );
}
