import { Stack, Table, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { Facts } from "../../parts/facts.tsx";
import { Moment } from "../../parts/moment.tsx";
import { Section } from "../../parts/section.tsx";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";

interface Props {
  readonly values: ContractView["values"];
}

/** What the contract was filled in with. */
export function ValuesSection({ values }: Props): ReactElement {
  const text = useText("contract");
  if (values === undefined)
    return (
      <Section title={text("values.title")}>
        <Text c="dimmed">{text("values.none")}</Text>
      </Section>
    );
  const options = Object.entries(values.options);
  return (
    <Section title={text("values.title")} text={text("values.text")}>
      <Stack gap="md" pt="xs">
        <Facts
          rows={[
            [text("values.contract"), values.title],
            [text("values.template"), values.template],
            [text("values.message"), values.message],
            [text("values.language"), values.language],
            [text("values.level"), values.level],
            [
              text("values.expiresAt"),
              values.expiresAt === undefined ? undefined : (
                <Moment key="expires" at={values.expiresAt} as="instant" />
              ),
            ],
            [
              text("values.options"),
              options.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(", "),
            ],
          ]}
        />
        {values.fields.length > 0 && (
          <Table className="cs-table" layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text("values.field")}</Table.Th>
                <Table.Th>{text("values.value")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {values.fields.map(({ name, value }) => (
                <Table.Tr key={name}>
                  <Table.Td className="cs-break">{name}</Table.Td>
                  <Table.Td className="cs-break">{value}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Section>
  );
}
