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
  /** Names a place as its page does; else it is named by its path. */
  readonly nameOf?: (path: string) => string;
}

/** What changed, place by place: what stood there, and what stands there now. */
export function Differences({ differences, nameOf }: Props): ReactElement {
  const text = useText("playbooks");
  const shown = (value: unknown) =>
    typeof value === "boolean" ? text(value ? "history.yes" : "history.no") : shownValue(value);
  if (differences.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {text("history.same")}
      </Text>
    );
  return (
    <ul className="cs-differences">
      {differences.map(({ path, before, after }) =>
        path === "" ? (
          <li key={path}>
            <Text size="sm" c="dimmed">
              {text(before === undefined ? "history.made" : "history.gone")}
            </Text>
          </li>
        ) : (
          <li key={path}>
            <Text size="sm" fw={500} className="cs-break">
              {nameOf?.(path) ?? path}
            </Text>
            {before !== undefined && (
              <del>
                <span className="cs-sign" aria-hidden>
                  {"−"}
                </span>
                {shown(before)}
              </del>
            )}
            {after !== undefined && (
              <ins>
                <span className="cs-sign" aria-hidden>
                  {"+"}
                </span>
                {shown(after)}
              </ins>
            )}
          </li>
        ),
      )}
    </ul>
  );
}
