import { Anchor, Group } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import type { FindPersonData } from "../../api/client/privacy.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly contracts: FindPersonData["kept"];
}

/** A colleague may sign thousands. */
const SHOWN = 20;

/** The contracts in which a person stands, each with the way to its page. */
export function FoundContracts({ contracts }: Props): ReactElement | null {
  const text = useText("settings");
  const { id: account } = useAccount();
  const [showsAll, setShowsAll] = useState(false);
  if (contracts.length === 0) return null;
  return (
    <>
      <ul className="cs-signers" aria-label={text("persons.contracts")}>
        {contracts.slice(0, showsAll ? undefined : SHOWN).map(({ reference, name, status }) => (
          <li key={reference}>
            <Group gap="sm" className="cs-break">
              <AppLink to="/a/$account/contracts/$reference" params={{ account, reference }}>
                {name === "" ? reference : `${name} · ${reference}`}
              </AppLink>
              <StatusMark status={status} />
            </Group>
          </li>
        ))}
      </ul>
      {contracts.length > SHOWN && !showsAll && (
        <Anchor component="button" type="button" size="sm" onClick={() => setShowsAll(true)}>
          {text("persons.showAll", { count: contracts.length })}
        </Anchor>
      )}
    </>
  );
}
