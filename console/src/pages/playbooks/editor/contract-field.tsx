import { Button, Group, Select, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { clearable } from "../../../parts/clearable.ts";
import { api } from "../../../api/api.ts";
import { queryClient } from "../../../api/query-client.ts";
import { useAct } from "../../../api/use-act.ts";
import { toast, toastProblem } from "../../../parts/toast.ts";
import { useAccount } from "../../../shell/use-account.ts";
import { useText } from "../../../texts/use-text.ts";
import { choicesQuery } from "../playbooks-query.ts";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { choicesOf } from "./stages.ts";

const NAME = "Contract ID";

/** The deal's field that receives the vendor's contract id; made here where there is none yet. */
export function ContractField(): ReactElement {
  const text = useText("playbooks");
  const { id: account } = useAccount();
  const { draft, choices, isReadOnly, issues, change } = useEditor();
  const { contractField = "" } = draft;
  const fields = choices.fields.deal.filter(({ type, id }) => type === "text" && /^\d+$/u.test(id));
  const isThere = fields.some(({ name }) => name === NAME);
  const make = useAct({
    mutationFn: () => api.connections.createContractField({ account }, { name: NAME }),
    onError: toastProblem,
    onSuccess: async ({ name }) => {
      await queryClient.invalidateQueries({ queryKey: choicesQuery(account).queryKey });
      change({ contractField: name });
      toast(text("more.fieldMade", { name }));
    },
  });
  return (
    <Stack gap="xs">
      <Select
        label={text("more.field")}
        description={text("more.fieldHint")}
        placeholder={text("more.noField")}
        data={choicesOf(fields, contractField)}
        value={contractField === "" ? null : contractField}
        readOnly={isReadOnly}
        searchable
        clearable={!isReadOnly}
        clearButtonProps={clearable(`${text("clear")}: ${text("more.field")}`)}
        error={issueAt(issues, "contractField")}
        onChange={(chosen) => change({ contractField: chosen ?? "" })}
      />
      {!isThere && !isReadOnly && (
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            {text("more.makeField", { name: NAME })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
