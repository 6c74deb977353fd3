import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { accountKey } from "../../api/account-key.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { Role } from "./settings-query.ts";

interface Props {
  readonly name: string;
  readonly role: Role;
  /** Which list of the account it stands in. */
  readonly noun: "people" | "keys";
  readonly words: {
    /** On the button, and on the button of the question. */
    readonly take: string;
    /** The same for who does not see which one it belongs to. */
    readonly takeThis: string;
    readonly ask: string;
    readonly lost: string;
    readonly taken: string;
  };
  readonly onTake: () => Promise<unknown>;
  /** By whom, until when. */
  readonly children: ReactNode;
}

/** A way in that was given, and can be taken back: an invitation, a key. */
export function GrantedItem({ name, role, noun, words, onTake, children }: Props): ReactElement {
  const common = useText("common");
  const { id: account } = useAccount();
  const [isAsking, setAsking] = useState(false);
  const take = useAct({
    mutationFn: onTake,
    onSuccess: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: accountKey(account, noun) });
      toast(words.taken);
    },
  });
  return (
    <li className="cs-person">
      <div>
        <Text fw={600} className="cs-break">
          {name}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {children}
        </Text>
      </div>
      <Text>{common(`role.${role}`)}</Text>
      <Button variant="default" size="xs" aria-label={words.takeThis} onClick={() => setAsking(true)}>
        {words.take}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        danger
        title={words.ask}
        points={[{ text: words.lost }]}
        confirm={words.take}
        busy={take.isPending}
        error={take.error}
        onConfirm={() => take.mutate()}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
