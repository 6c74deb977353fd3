import "./playbooks.css";
import "../editor.css";
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactElement } from "react";
import { QueryView } from "../../parts/query-view.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { EMPTY_DRAFT } from "./editor/draft.ts";
import { readDraft } from "./editor/read-draft.ts";
import { MissingKommo } from "./missing-kommo.tsx";
import { NEW_PLAYBOOK } from "./new-playbook.ts";
import { PlaybookEditor } from "./playbook-editor.tsx";
import { choicesQuery, playbookQuery } from "./playbooks-query.ts";

/** One playbook, or a new one: everything about it is edited here. */
export function PlaybookPage(): ReactElement {
  const { id: account } = useAccount();
  const { playbook: id = NEW_PLAYBOOK } = useParams({ strict: false });
  const { pipeline = "", stage = "" } = useSearch({ strict: false });
  const isNew = id === NEW_PLAYBOOK;
  const [isEditing, setEditing] = useState(false);
  const choices = useQuery(choicesQuery(account));
  const detail = useQuery({
    ...playbookQuery(account, id),
    // what somebody else saves meanwhile must not replace what is being typed: a note and the saving tell of it
    enabled: !isNew && !isEditing,
  });
  return (
    <QueryView query={choices} lines={12}>
      {(known) =>
        known.missing === "kommo" ? (
          <MissingKommo />
        ) : isNew ? (
          <PlaybookEditor
            key={NEW_PLAYBOOK}
            first={{ ...EMPTY_DRAFT, when: { pipeline, stage } }}
            choices={known}
            onEditing={setEditing}
          />
        ) : (
          <QueryView query={detail} lines={12}>
            {({ playbook, version, issues }) => (
              <PlaybookEditor
                // another version, another draft: what was typed before it would undo it
                key={`${id} ${version} ${JSON.stringify(playbook)}`}
                first={readDraft(playbook)}
                version={version}
                known={issues}
                choices={known}
                onEditing={setEditing}
              />
            )}
          </QueryView>
        )
      }
    </QueryView>
  );
}
