import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { LONGEST_NAME } from "../../../parts/longest-name.ts";
import { useNameHint } from "../../../parts/use-name-hint.ts";
import { nameToId } from "../../../parts/name-to-id.ts";
import { useAccount } from "../../../shell/use-account.ts";
import { useText } from "../../../texts/use-text.ts";
import { freeId } from "../../connections/free-id.ts";
import { playbooksQuery } from "../playbooks-query.ts";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";

/** What people call the playbook. A new one gets its id of it; later the name alone changes. */
export function NameField(): ReactElement {
  const text = useText("playbooks");
  const { id: account } = useAccount();
  const { draft, isNew, isReadOnly, issues, change } = useEditor();
  const { data } = useQuery(playbooksQuery(account));
  const taken = (data?.playbooks ?? []).map(({ id }) => id);
  const hint = useNameHint(
    draft.name,
    draft.id === "" ? text("when.nameHint") : text("when.id", { id: draft.id }),
  );
  const idOf = (name: string) => {
    const wanted = nameToId(name, "playbook");
    return wanted === "" ? "" : freeId(wanted, taken);
  };
  return (
    <TextInput
      label={text("when.name")}
      description={hint}
      required
      withAsterisk={false}
      maxLength={LONGEST_NAME}
      readOnly={isReadOnly}
      value={draft.name}
      error={issueAt(issues, "name") ?? issueAt(issues, "id")}
      onChange={({ currentTarget: { value: name } }) => change(isNew ? { name, id: idOf(name) } : { name })}
    />
  );
}
