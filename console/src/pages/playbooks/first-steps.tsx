import "./first-steps.css";
import { Text, VisuallyHidden } from "@mantine/core";
import { IconCircleCheckFilled, IconCircleDashed } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { connectionState } from "../connections/connection-state.ts";
import { connectionsQuery } from "../connections/connections-query.ts";
import { NEW_CONNECTION } from "../connections/new-connection-id.ts";
import { NEW_PLAYBOOK } from "./new-playbook.ts";
import { playbooksQuery } from "./playbooks-query.ts";

/** The way from an empty account to its first contract; nothing once a playbook is on, or where a file rules. */
export function FirstSteps(): ReactElement | null {
  const text = useText("playbooks");
  const { id: account, isOwner } = useAccount();
  const { ruledByFile } = useSession();
  const { data: read } = useQuery({ ...connectionsQuery(account), enabled: !ruledByFile });
  const { data: known } = useQuery({ ...playbooksQuery(account), enabled: !ruledByFile });
  if (ruledByFile || read === undefined || known === undefined) return null;
  const standing = read.connections.filter(
    (one) => !["missing", "incomplete"].includes(connectionState(one)),
  );
  const [first] = known.playbooks;
  const isOn = known.playbooks.some(({ enabled }) => enabled);
  if (isOn) return null;
  const vendor = read.connections.find(({ kind }) => kind === "vendor");
  const playbook = first?.id ?? NEW_PLAYBOOK;
  const toConnection = "/a/$account/connections/$connection" as const;
  const toPlaybook = "/a/$account/playbooks/$playbook" as const;
  const steps = [
    {
      name: "kommo",
      isDone: standing.some(({ kind }) => kind === "crm"),
      isYours: isOwner,
      link: { to: toConnection, params: { account, connection: "kommo" } },
    },
    {
      name: "vendor",
      isDone: standing.some(({ kind }) => kind === "vendor"),
      isYours: isOwner,
      link: { to: toConnection, params: { account, connection: vendor?.id ?? NEW_CONNECTION } },
    },
    {
      name: "playbook",
      isDone: first !== undefined,
      isYours: true,
      link: { to: toPlaybook, params: { account, playbook } },
    },
    { name: "dryRun", isDone: false, isYours: true, link: { to: toPlaybook, params: { account, playbook } } },
    { name: "on", isDone: false, isYours: true, link: { to: toPlaybook, params: { account, playbook } } },
  ] as const;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Section flush title={text("firstSteps.title")} text={text("firstSteps.text")}>
      <ol className="cs-list cs-foot">
        {steps.map(({ name, isDone, isYours, link }) => (
          <li key={name} className="cs-first">
            {isDone ? (
              <IconCircleCheckFilled size={22} color="var(--cs-good)" aria-hidden />
            ) : (
              <IconCircleDashed size={22} color="var(--cs-quiet)" aria-hidden />
            )}
            <div>
              <Text fw={600}>
                {text(`firstSteps.${name}.title`)}
                <VisuallyHidden>{` (${text(isDone ? "firstSteps.done" : "firstSteps.open")})`}</VisuallyHidden>
              </Text>
              <Text size="sm" c="dimmed">
                {text(`firstSteps.${name}.text`)}
              </Text>
            </div>
            {name === next?.name && isYours && <ButtonLink {...link}>{text("firstSteps.go")}</ButtonLink>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
