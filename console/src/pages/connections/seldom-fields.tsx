import { Select, Stack } from "@mantine/core";
import type { ComponentProps, ReactElement } from "react";
import { Further } from "../../parts/further.tsx";
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
  const { form, fields, isReadOnly } = inputs;
  const isWrong = fields.some(({ name }) => issueOf(form.issues, name) !== undefined);
  return (
    <Further
      label={text("form.seldom")}
      isOpenAtFirst={fields.some(({ name }) => form.valueOf(name) !== undefined)}
      isWrong={isWrong}
    >
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
    </Further>
  );
}
