import { Alert } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { Segments } from "../../segments.tsx";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { useWays } from "./use-ways.ts";
import { WayCases } from "./way-cases.tsx";
import { WaySelect } from "./way-select.tsx";

const NO_WAY = { connection: "", template: "" };

/** Connection and template: always the same, or chosen by a field of the deal. */
export function WaysFields(): ReactElement {
  const text = useText("playbooks");
  const { isReadOnly, issues } = useEditor();
  const { ways, set } = useWays();
  if (ways === undefined) return <Alert variant="default">{text("send.ofFile")}</Alert>;
  const { by, cases, otherwise } = ways;
  return (
    <>
      <Segments
        label={text("send.kind")}
        choices={[
          { value: "same", label: text("send.same") },
          { value: "chosen", label: text("send.chosen") },
        ]}
        value={by === undefined ? "same" : "chosen"}
        isReadOnly={isReadOnly}
        onChange={(kind) =>
          set(
            kind === "same" ? { cases: [], otherwise: otherwise ?? cases[0] ?? NO_WAY } : { ...ways, by: "" },
          )
        }
      />
      {by === undefined ? (
        <WaySelect
          about=""
          way={otherwise ?? NO_WAY}
          error={issueAt(issues, "send.through", true)}
          templateError={issueAt(issues, "send.template", true)}
          onChange={(way) => set({ cases: [], otherwise: way })}
        />
      ) : (
        <WayCases ways={ways} by={by} onChange={set} />
      )}
    </>
  );
}
