import { Box, Stack } from "@mantine/core";
import {
  IconAlertTriangle,
  IconFileText,
  IconInbox,
  IconLayoutDashboard,
  IconPlugConnected,
  IconRoute,
  IconSettings,
} from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import { AccountSwitch } from "./account-switch.tsx";
import { AttentionCount } from "./attention-count.tsx";
import { Brand } from "./brand.tsx";
import { NavigationLink } from "./navigation-link.tsx";
import { SandboxLink } from "./sandbox-link.tsx";
import { UserMenu } from "./user-menu.tsx";

const PAGES = [
  { page: "overview", Icon: IconLayoutDashboard },
  { page: "contracts", Icon: IconFileText },
  { page: "attention", Icon: IconAlertTriangle },
  { page: "playbooks", Icon: IconRoute },
  { page: "connections", Icon: IconPlugConnected },
  { page: "deliveries", Icon: IconInbox },
  { page: "settings", Icon: IconSettings },
] as const;

interface Props {
  /** A page was chosen: phones close the menu. */
  readonly onChoose: () => void;
}

/** The way to every page, the account, and whoever is signed in. */
export function Navigation({ onChoose }: Props): ReactElement {
  const text = useText("shell");
  return (
    <>
      <Box visibleFrom="md" px={6} pt={6} pb="md">
        <Brand />
      </Box>
      <AccountSwitch />
      <div className="cs-pages">
        <Stack gap={2}>
          {PAGES.map(({ page, Icon }) => (
            <NavigationLink
              key={page}
              to={`/a/$account/${page}`}
              label={text(`pages.${page}`)}
              icon={<Icon size={18} stroke={1.75} aria-hidden />}
              onClick={onChoose}
              {...(page === "attention" ? { aside: <AttentionCount /> } : {})}
            />
          ))}
          <SandboxLink onChoose={onChoose} />
        </Stack>
      </div>
      <UserMenu />
    </>
  );
}
