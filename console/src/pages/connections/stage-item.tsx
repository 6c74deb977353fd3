import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { NEW_PLAYBOOK } from "../playbooks/new-playbook.ts";
import type { StageUse } from "./use-stage-uses.ts";

interface Named {
  readonly name: string;
  /** As a playbook names it. */
  readonly value: string;
}

interface Props {
  readonly pipeline: Named;
  readonly stage: Named;
  readonly uses: readonly StageUse[];
}

/** One stage: the playbooks that have to do with it, and the way to a new one. */
export function StageItem({ pipeline, stage, uses }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOperator } = useAccount();
  const { ruledByFile } = useSession();
  return (
    <li className="cs-stage">
      <div className="cs-break">
        <Text fw={500}>{stage.name}</Text>
        {uses.map(({ playbook, name, said }) => (
          <Text key={`${playbook} ${said}`} size="sm" c="dimmed">
            <AppLink
              to="/a/$account/playbooks/$playbook"
              params={{ account, playbook }}
              inherit
              underline="always"
            >
              {name}
            </AppLink>
            {`: ${said}`}
          </Text>
        ))}
      </div>
      {isOperator && !ruledByFile && (
        <AppLink
          to="/a/$account/playbooks/$playbook"
          params={{ account, playbook: NEW_PLAYBOOK }}
          search={{ pipeline: pipeline.value, stage: stage.value }}
          size="sm"
          aria-label={text("stages.pickName", { stage: stage.name, pipeline: pipeline.name })}
        >
          {text("stages.pick")}
        </AppLink>
      )}
    </li>
  );
}
