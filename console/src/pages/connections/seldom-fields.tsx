import { Button, Collapse, Select, Stack } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { ComponentProps, ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { ConnectionFields } from "./connection-fields.tsx";
import type { ProviderView } from "./connections-query.ts";
import { issueOf } from "./issue-of.ts";

interface Props extends ComponentProps<typeof ConnectionFields> {
  readonly provider: ProviderView;
}

/** What hardly anybody needs: another address, another pace, another dialect. */
export function SeldomFields({ provider, ...inputs }: Props): ReactElement {
  const text = useText("connections");
  const id = useId();
  const { form, fields, isReadOnly } = inputs;
  const isWrong = fields.some(({ name }) => issueOf(form.issues, name) !== undefined);
  const [isOpen, setOpen] = useState(fields.some(({ name }) => form.valueOf(name) !== undefined));
  const isShown = isOpen || isWrong;
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        c="dimmed"
        size="compact-sm"
        aria-expanded={isShown}
        aria-controls={id}
        leftSection={
          isShown ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {text("form.seldom")}
      </Button>
      <Collapse expanded={isShown} id={id}>
        <Stack gap="md" pt="xs">
          {provider.dialects.length > 1 && (
            <Select
              label={text("form.dialect")}
              description={text("form.dialectHint")}
              data={[
                { value: "documented", label: text("form.documented") },
                { value: "brief", label: text("form.brief") },
              ]}
              value={form.dialect}
              readOnly={isReadOnly}
              allowDeselect={false}
              onChange={(chosen) => form.setDialect(chosen === "brief" ? "brief" : "documented")}
            />
          )}
          <ConnectionFields {...inputs} />
        </Stack>
      </Collapse>
    </div>
  );
}
