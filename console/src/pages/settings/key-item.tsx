import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { Moment } from "../../parts/moment.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { GrantedItem } from "./granted-item.tsx";
import { useBy } from "./use-by.ts";
import type { Key } from "./settings-query.ts";

interface Props {
  readonly apiKey: Key;
}

/** A key: who made it, when it was used last, until when it is good. */
export function KeyItem({ apiKey }: Props): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const told = useBy();
  const { id, name, role, by, usedAt, endsAt } = apiKey;
  return (
    <GrantedItem
      name={name}
      role={role}
      noun="keys"
      words={{
        take: text("keys.remove"),
        takeThis: text("keys.removeName", { name }),
        ask: text("keys.ask", { name }),
        lost: text("keys.lost"),
        taken: text("keys.removed", { name }),
      }}
      onTake={() => api.people.removeKey({ account, key: id })}
    >
      {text("keys.by", { by: told(by) })}
      {" · "}
      {usedAt === undefined ? text("keys.unused") : text("keys.used")}{" "}
      {usedAt !== undefined && <Moment at={usedAt} />}
      {endsAt !== undefined && (
        <>
          {" · "}
          {text("keys.ends")} <Moment at={endsAt} as="day" />
        </>
      )}
    </GrantedItem>
  );
}
