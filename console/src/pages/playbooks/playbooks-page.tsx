import "./playbooks.css";
import { IconPlus, IconRoute } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { ButtonLink } from "../../parts/button-link.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { FileBanner } from "../file-banner.tsx";
import { NEW_PLAYBOOK } from "./new-playbook.ts";
import { PlaybookItem } from "./playbook-item.tsx";
import { playbooksQuery } from "./playbooks-query.ts";
import { RemovedPlaybooks } from "./removed-playbooks.tsx";

/** All playbooks: what each does, how its contracts stand, and its switch. */
export function PlaybooksPage(): ReactElement {
  const text = useText("playbooks");
  const { id: account, isOperator } = useAccount();
  const { ruledByFile } = useSession();
  const query = useQuery(playbooksQuery(account));
  const canEdit = isOperator && !ruledByFile;
  const add = (
    <ButtonLink
      to="/a/$account/playbooks/$playbook"
      params={{ account, playbook: NEW_PLAYBOOK }}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      {text("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={text("title")} text={text("text")}>
        {canEdit && add}
      </PageHeader>
      <FileBanner />
      <div className="cs-card">
        <QueryView query={query}>
          {({ playbooks }) =>
            playbooks.length === 0 ? (
              <EmptyState
                icon={<IconRoute size={22} />}
                title={text("empty.title")}
                text={text("empty.text")}
              >
                {canEdit && add}
              </EmptyState>
            ) : (
              <ul className="cs-list">
                {playbooks.map((playbook) => (
                  <PlaybookItem key={playbook.id} playbook={playbook} />
                ))}
              </ul>
            )
          }
        </QueryView>
      </div>
      <RemovedPlaybooks />
    </>
  );
}
