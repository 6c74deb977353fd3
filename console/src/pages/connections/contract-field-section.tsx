import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { useAct } from "../../api/use-act.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { choicesQuery } from "../playbooks/playbooks-query.ts";
import { forgetConnections } from "./forget-connections.ts";

/** Makes the deal's field that receives the contract's id. */
export function ContractFieldSection(): ReactElement {
  const text = useText("connections");
  const { id: account, isOperator } = useAccount();
  const [name, setName] = useState("Contract ID");
  const make = useAct({
    mutationFn: () => api.connections.createContractField({ account }, { name: name.trim() }),
    onSuccess: () => forgetConnections(account),
  });
  const { data: choices } = useQuery(choicesQuery(account));
  const isThere = choices?.fields.deal.some(
    (field) => field.name.toLowerCase() === name.trim().toLowerCase(),
  );
  return (
    <Section title={text("field.title")} text={text("field.text")}>
      <Stack gap="xs" pt="xs">
        <Group align="flex-end" gap="xs">
          <TextInput
            className="cs-grow"
            label={text("field.name")}
            readOnly={!isOperator}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={!isOperator || name.trim() === "" || isThere === true}
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            {text("field.make")}
          </Button>
        </Group>
        <div aria-live="polite">
          {make.error !== null && <ProblemNote error={make.error} />}
          {make.data !== undefined && (
            <Text size="sm" c="dimmed">
              {text(make.data.created ? "field.made" : "field.there", { name: make.data.name })}
            </Text>
          )}
          {make.data === undefined && isThere === true && (
            <Text size="sm" c="dimmed">
              {text("field.has", { name: name.trim() })}
            </Text>
          )}
        </div>
      </Stack>
    </Section>
  );
}
