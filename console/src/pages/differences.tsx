import "./differences.css";
import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import { shownValue } from "./shown-value.ts";

interface Props {
  readonly differences: readonly {
    readonly path: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

/** What changed, place by place: what stood there, and what stands there now. */
export function Differences({ differences }: Props): ReactElement {
  const text = useText("playbooks");
  if (differences.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {text("history.same")}
      </Text>
    );
  return (
    <ul className="cs-differences">
      {differences.map(({ path, before, after }) => (
        <li key={path}>
          <Text size="sm" fw={500} className="cs-break">
            {path === "" ? text("history.whole") : path}
          </Text>
          {before !== undefined && (
            <del>
              <span className="cs-sign" aria-hidden>
                {"−"}
              </span>
              {shownValue(before)}
            </del>
          )}
          {after !== undefined && (
            <ins>
              <span className="cs-sign" aria-hidden>
                {"+"}
              </span>
              {shownValue(after)}
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}
