import { Select, SimpleGrid, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { distinctNames } from "../../../parts/distinct-names.ts";
import { useAccount } from "../../../shell/use-account.ts";
import { useText } from "../../../texts/use-text.ts";
import { templatesQuery } from "../playbooks-query.ts";
import { useEditor } from "./editor-context.ts";
import { choicesOf } from "./stages.ts";
import type { Way } from "./ways.ts";

interface Props {
  /** For which deals, for screen readers; empty = all. */
  readonly about: string;
  readonly way: Way;
  readonly error?: string | undefined;
  readonly templateError?: string | undefined;
  readonly onChange: (way: Way) => void;
}

/** Connection, and one of the templates there; where a vendor does not tell its templates, the id is typed. */
export function WaySelect({ about, way, error, templateError, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account } = useAccount();
  const { choices, isReadOnly } = useEditor();
  const { connection, template } = way;
  const { data, isFetching, error: failed } = useQuery(templatesQuery(account, connection));
  const known = [...distinctNames(choices.connections.map(({ id, vendor }) => ({ id, name: vendor })))].map(
    ([value, label]) => ({ value, label }),
  );
  const isKnown = connection === "" || known.some(({ value }) => value === connection);
  const title = (label: string) => (about === "" ? label : text("send.of", { label, about }));
  const isTyped = data !== undefined && !data.isListed;
  const templateProps = {
    "aria-label": title(text("send.template")),
    ...(about === "" ? { label: text("send.template") } : {}),
    readOnly: isReadOnly,
    error: templateError ?? failed?.message,
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" flex={1}>
      <Select
        {...(about === "" ? { label: text("send.through") } : { "aria-label": title(text("send.through")) })}
        placeholder={text("send.through")}
        data={isKnown ? known : [...known, { value: connection, label: connection }]}
        value={connection === "" ? null : connection}
        readOnly={isReadOnly}
        error={error}
        allowDeselect={false}
        onChange={(chosen) => onChange({ connection: chosen ?? "", template: "" })}
      />
      {isTyped ? (
        <TextInput
          {...templateProps}
          description={text("send.unlisted")}
          value={template}
          onChange={(event) => onChange({ connection, template: event.currentTarget.value })}
        />
      ) : (
        <Select
          {...templateProps}
          placeholder={isFetching ? text("loading") : text("send.template")}
          data={choicesOf(data?.templates ?? [], template)}
          value={template === "" ? null : template}
          disabled={connection === ""}
          searchable
          nothingFoundMessage={text("send.noTemplates")}
          allowDeselect={false}
          onChange={(chosen) => onChange({ connection, template: chosen ?? "" })}
        />
      )}
    </SimpleGrid>
  );
}
