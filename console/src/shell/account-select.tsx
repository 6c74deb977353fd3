import { Select } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { distinctNames } from "../parts/distinct-names.ts";
import { useText } from "../texts/use-text.ts";
import { useAccount } from "./use-account.ts";
import { useSession } from "./use-session.ts";

const SEARCHED_FROM = 8;

/** Which account is looked at. */
export function AccountSelect(): ReactElement {
  const text = useText("shell");
  const navigate = useNavigate();
  const { accounts } = useSession();
  const { id } = useAccount();
  return (
    <Select
      aria-label={text("account")}
      value={id}
      data={[...distinctNames(accounts)].map(([value, label]) => ({ value, label }))}
      allowDeselect={false}
      searchable={accounts.length >= SEARCHED_FROM}
      rightSection={<IconSelector size={16} aria-hidden />}
      rightSectionPointerEvents="none"
      onChange={(account) => {
        if (account !== null) void navigate({ to: "/a/$account/overview", params: { account } });
      }}
    />
  );
}
