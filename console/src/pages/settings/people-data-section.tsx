import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import type { ErasePersonData, FindPersonData } from "../../api/client/privacy.ts";
import { queryClient } from "../../api/query-client.ts";
import { accountKey } from "../../api/account-key.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { FoundContracts } from "./found-contracts.tsx";
import { saveFile } from "./save-file.ts";

interface Found {
  readonly email: string;
  readonly data: FindPersonData;
}

/** Somebody who signs asks what is kept of them, or to be forgotten. */
export function PeopleDataSection(): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const [email, setEmail] = useState("");
  const [found, setFound] = useState<Found>();
  const find = useAct({
    mutationFn: () => api.privacy.findPerson({ account }, { email: email.trim() }),
    onSuccess: (data) => setFound({ email: email.trim(), data }),
  });
  return (
    <Section title={text("persons.title")} text={text("persons.text")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          find.mutate();
        }}
      >
        <Group gap="sm" align="end" pt="xs">
          <TextInput
            type="email"
            required
            label={text("persons.email")}
            value={email}
            style={{ flex: 1 }}
            onChange={(event) => {
              setEmail(event.currentTarget.value);
              setFound(undefined);
            }}
          />
          <Button type="submit" variant="default" loading={find.isPending} disabled={email.trim() === ""}>
            {text("persons.find")}
          </Button>
        </Group>
      </form>
      {find.error !== null && <ProblemNote error={find.error} />}
      {found !== undefined && <WhatIsKept key={found.email} {...found} />}
    </Section>
  );
}

function WhatIsKept({ email, data }: Found): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const [isAsked, setAsked] = useState(false);
  const [done, setDone] = useState<ErasePersonData>();
  const { erased, kept, open, calls, deliveries, tests } = data;
  const download = useAct({
    mutationFn: () => api.privacy.exportPerson({ account }, { email }),
    onSuccess: (file) => saveFile(`${email}.json`, JSON.stringify(file, undefined, 2)),
  });
  const isNobody = erased.length + kept.length + open.length + calls + deliveries + tests === 0;
  if (done !== undefined)
    return (
      <Text size="sm" mt="sm" role="status">
        {text("persons.done", {
          contracts: done.erased.length,
          calls: done.calls,
          deliveries: done.deliveries,
          tests: done.tests,
          kept: done.kept.length,
          open: done.open.length,
        })}
      </Text>
    );
  return (
    <Stack gap="sm" mt="sm" role="status">
      <Text size="sm">
        {isNobody
          ? text("persons.nobody", { email })
          : text("persons.found", {
              ended: erased.length,
              signed: kept.length,
              open: open.length,
              calls,
              deliveries,
              tests,
            })}
      </Text>
      <FoundContracts contracts={[...open, ...kept, ...erased]} />
      {!isNobody && (
        <Group gap="sm">
          <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
            {text("persons.export")}
          </Button>
          <Button variant="default" onClick={() => setAsked(true)}>
            {text("persons.erase")}
          </Button>
        </Group>
      )}
      {download.error !== null && <ProblemNote error={download.error} />}
      {isAsked && <ErasePerson email={email} data={data} onClose={() => setAsked(false)} onDone={setDone} />}
    </Stack>
  );
}

interface Erasing extends Found {
  readonly onClose: () => void;
  readonly onDone: (done: ErasePersonData) => void;
}

/** Says what goes and what stays before anything goes. */
function ErasePerson({ email, data, onClose, onDone }: Erasing): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const { erased, kept, open, calls, deliveries, tests } = data;
  const act = useAct({
    mutationFn: () => api.privacy.erasePerson({ account }, { email }),
    onSuccess: async (done) => {
      onClose();
      onDone(done);
      await queryClient.invalidateQueries({ queryKey: accountKey(account, "contracts") });
    },
  });
  return (
    <ConfirmDialog
      opened
      danger
      title={text("persons.eraseTitle", { email })}
      points={[
        {
          term: text("persons.goes"),
          text: text("persons.goesText", { contracts: erased.length, calls, deliveries, tests }),
        },
        { term: text("persons.stays"), text: text("persons.staysText", { contracts: kept.length }) },
        ...(open.length === 0
          ? []
          : [{ term: text("persons.open"), text: text("persons.openText", { contracts: open.length }) }]),
        { term: text("persons.elsewhere"), text: text("persons.elsewhereText") },
      ]}
      confirm={text("persons.eraseConfirm")}
      busy={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    />
  );
}
