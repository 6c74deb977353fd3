import { List, Stack, Text, Title } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import type { ReadSandboxDealData } from "../../api/client/sandbox.ts";
import { Facts } from "../../parts/facts.tsx";
import { useText } from "../../texts/use-text.ts";
import { ContactForm } from "./contact-form.tsx";
import type { Sandbox } from "./sandbox-query.ts";
import { useSandboxFormats } from "./use-sandbox-formats.ts";

interface Props {
  readonly deal: ReadSandboxDealData;
  readonly sandbox: Sandbox;
}

/** All that hangs on a deal in Kommo. */
export function DealSheet({ deal, sandbox }: Props): ReactElement {
  const text = useText("sandbox");
  const { money, instant } = useSandboxFormats(sandbox);
  return (
    <>
      <Facts
        rows={[
          [text("deal.price"), money(deal.price)],
          [text("deal.company"), deal.company],
          [text("deal.manager"), deal.manager],
        ]}
      />
      <Part title={text("deal.people")} isEmpty={deal.people.length === 0} empty={text("deal.noPeople")}>
        {deal.people.map((person) => (
          <ContactForm key={person.id} person={person} />
        ))}
      </Part>
      <Part title={text("deal.tasks")} isEmpty={deal.toDo.length === 0} empty={text("deal.nothing")}>
        <List spacing="xs" size="md">
          {deal.toDo.map((task) => (
            <List.Item key={task.id}>
              <Text className="cs-break">{task.text}</Text>
              <Text c="dimmed" size="sm">
                {task.isDone ? text("deal.done") : text("deal.for", { name: task.who ?? "" })}
              </Text>
            </List.Item>
          ))}
        </List>
      </Part>
      <Part title={text("deal.files")} isEmpty={deal.attached.length === 0} empty={text("deal.nothing")}>
        <List spacing="xs" size="md">
          {deal.attached.map((file) => (
            <List.Item key={file.id} className="cs-break">
              {file.name}
            </List.Item>
          ))}
        </List>
      </Part>
      <Part title={text("deal.notes")} isEmpty={deal.written.length === 0} empty={text("deal.nothing")}>
        <Stack gap="sm">
          {deal.written.map((note) => (
            <div key={note.id}>
              <Text className="cs-break cs-note">{note.text}</Text>
              <Text c="dimmed" size="sm">
                {instant(note.at)}
              </Text>
            </div>
          ))}
        </Stack>
      </Part>
      <Part title={text("deal.fields")} isEmpty={deal.fields.length === 0} empty={text("deal.nothing")}>
        <Facts rows={deal.fields.map(({ name, value }) => [name, value])} />
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly empty: string;
  readonly children: ReactNode;
}

function Part({ title, isEmpty, empty, children }: PartProps): ReactElement {
  return (
    <section>
      <Title order={3} mb={6}>
        {title}
      </Title>
      {isEmpty ? <Text c="dimmed">{empty}</Text> : children}
    </section>
  );
}
