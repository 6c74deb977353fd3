import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { ListHeldData } from "../../api/client/attention.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Moment } from "../../parts/moment.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { heldQuery } from "./held-query.ts";

type Held = ListHeldData["held"][number];

interface Asked {
  readonly held: Held;
  readonly answer: "release" | "drop";
}

/** Many new contracts that came at once and wait: all of them are let go or dropped together. */
export function HeldContracts(): ReactElement | null {
  const text = useText("attention");
  const { id: account, isOperator } = useAccount();
  const { data } = useQuery(heldQuery(account));
  const [asked, setAsked] = useState<Asked>();
  if (data === undefined || data.held.length === 0) return null;
  return (
    <Section title={text("held.title")} text={text("held.text")}>
      <ul className="cs-signers">
        {data.held.map((held) => (
          <li key={held.playbook}>
            <div className="cs-break">
              <Text fw={600}>{text("held.group", { count: held.count, name: held.name })}</Text>
              <Text c="dimmed" size="sm">
                <Moment at={held.since} />
              </Text>
              {held.made > 0 && (
                <>
                  <Text size="sm">{text("held.made", { count: held.made, out: held.out })}</Text>
                  <AppLink
                    to="/a/$account/contracts"
                    params={{ account }}
                    search={{ playbook: held.playbook, status: "sent", sort: "sent" }}
                    size="sm"
                  >
                    {text("held.showOut")}
                  </AppLink>
                </>
              )}
            </div>
            {isOperator && (
              <Group gap="sm">
                <Button onClick={() => setAsked({ held, answer: "release" })}>{text("held.release")}</Button>
                <Button variant="default" onClick={() => setAsked({ held, answer: "drop" })}>
                  {text("held.drop")}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      {asked !== undefined && <AnswerHeld asked={asked} onClose={() => setAsked(undefined)} />}
    </Section>
  );
}

/** Says what will happen before they are let go, or dropped. */
function AnswerHeld({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const text = useText("attention");
  const { id: account } = useAccount();
  const { held, answer } = asked;
  const { count, name, playbook } = held;
  const act = useAct({
    mutationFn: () => api.attention.answerHeld({ account }, { playbook, answer }),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: accountKey(account, "attention") });
    },
  });
  return (
    <ConfirmDialog
      opened
      title={text(`held.${answer}Title`, { count, name })}
      points={[{ text: text(`held.${answer}Text`) }]}
      confirm={text(`held.${answer}`)}
      danger={answer === "drop"}
      busy={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    />
  );
}
