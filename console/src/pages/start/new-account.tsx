import { Button, Select, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { LONGEST_NAME } from "../../parts/longest-name.ts";
import { useNameHint } from "../../parts/use-name-hint.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { nameToId } from "../../parts/name-to-id.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { sessionQuery } from "../../shell/session-query.ts";
import { useSession } from "../../shell/use-session.ts";
import { SmallPage } from "../../shell/small-page.tsx";
import { useText } from "../../texts/use-text.ts";
import { freeId } from "../connections/free-id.ts";

const ZONES = Intl.supportedValuesOf("timeZone");
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The installation's owner makes an account; its first page is the overview, which says how to go on. */
export function NewAccount(): ReactElement {
  const text = useText("shell");
  const navigate = useNavigate();
  const { accounts } = useSession();
  const [taken] = useState(accounts.map((account) => account.id));
  const isFirst = taken.length === 0;
  const [name, setName] = useState("");
  const wanted = nameToId(name, "account");
  const id = wanted === "" ? "" : freeId(wanted, taken);
  const [timezone, setTimezone] = useState(ZONES.includes(OWN_ZONE) ? OWN_ZONE : "UTC");
  const create = useAct({
    mutationFn: () => api.configuration.createAccount({ id, name: name.trim(), timezone }),
    onSuccess: async () => {
      await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate({ to: "/a/$account/overview", params: { account: id } });
    },
  });
  const hint = useNameHint(
    name,
    id === "" ? text("noAccount.create.nameHint") : text("noAccount.create.id", { id }),
  );
  const title = text(isFirst ? "noAccount.create.title" : "noAccount.create.another");
  return (
    <SmallPage title={title} text={text("noAccount.create.text")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Stack gap="md">
          {create.error !== null && <ProblemNote error={create.error} />}
          <TextInput
            label={text("noAccount.create.name")}
            description={hint}
            required
            withAsterisk={false}
            maxLength={LONGEST_NAME}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={text("noAccount.create.timezone")}
            description={text("noAccount.create.timezoneHint")}
            searchable
            allowDeselect={false}
            data={ZONES.includes("UTC") ? ZONES : ["UTC", ...ZONES]}
            value={timezone}
            onChange={(zone) => setTimezone(zone ?? "UTC")}
          />
          <Button type="submit" loading={create.isPending} disabled={id === ""}>
            {text("noAccount.create.submit")}
          </Button>
          {!isFirst && <AppLink to="/">{text("noAccount.create.back")}</AppLink>}
        </Stack>
      </form>
    </SmallPage>
  );
}
