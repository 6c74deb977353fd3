import { Button, Group, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import type { ListRemovedPlaybooksData } from "../../api/client/playbooks.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Moment } from "../../parts/moment.tsx";
import { Section } from "../../parts/section.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { forgetPlaybooks } from "./forget-playbooks.ts";
import { removedQuery } from "./playbooks-query.ts";

type Removed = ListRemovedPlaybooksData["removed"][number];

/** What was taken out, and the way back; nothing where nothing was. */
export function RemovedPlaybooks(): ReactElement | null {
  const text = useText("playbooks");
  const { id: account, isOperator } = useAccount();
  const { ruledByFile } = useSession();
  const { data } = useQuery({ ...removedQuery(account), enabled: !ruledByFile });
  const [asked, setAsked] = useState<Removed>();
  const restore = useAct({
    mutationFn: ({ id, version }: Removed) =>
      api.playbooks.rollBackPlaybook({ account, playbook: id }, { version }),
    onSuccess: async (_, { name }) => {
      await forgetPlaybooks(account);
      setAsked(undefined);
      toast(text("removed.done", { name }));
    },
  });
  const close = () => {
    restore.reset();
    setAsked(undefined);
  };
  const all = data?.removed ?? [];
  if (all.length === 0 || ruledByFile) return null;
  return (
    <Section flush title={text("removed.title")} text={text("removed.text")}>
      <ul className="cs-list cs-foot">
        {all.map((one) => (
          <li key={one.id} className="cs-row">
            <Group justify="space-between" gap="sm">
              <div>
                <Text fw={600} className="cs-break">
                  {one.name}
                </Text>
                <Text size="sm" c="dimmed">
                  {one.by.replace(/^person:/u, "")} · <Moment at={one.at} as="instant" />
                </Text>
              </div>
              {isOperator && (
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconArrowBackUp size={14} aria-hidden />}
                  aria-label={text("removed.restoreOf", { name: one.name })}
                  onClick={() => setAsked(one)}
                >
                  {text("removed.restore")}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asked !== undefined}
        title={text("removed.ask", { name: asked?.name ?? "" })}
        points={[{ text: text(asked?.enabled === true ? "removed.wasOn" : "removed.wasOff") }]}
        confirm={text("removed.restore")}
        busy={restore.isPending}
        error={restore.error}
        onConfirm={() => asked && restore.mutate(asked)}
        onClose={close}
      />
    </Section>
  );
}
