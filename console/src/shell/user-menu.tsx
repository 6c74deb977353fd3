import { Group, Menu, Text, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import type { MantineColorScheme } from "@mantine/core";
import {
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserShield,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { authApi } from "../api/auth-api.ts";
import { queryClient } from "../api/query-client.ts";
import { toastProblem } from "../parts/toast.ts";
import { useText } from "../texts/use-text.ts";
import { useAccount } from "./use-account.ts";
import { useSession } from "./use-session.ts";

const SCHEMES = [
  { scheme: "light", Icon: IconSun },
  { scheme: "dark", Icon: IconMoon },
  { scheme: "auto", Icon: IconDeviceDesktop },
] as const satisfies readonly { readonly scheme: MantineColorScheme; readonly Icon: typeof IconSun }[];

/** Who is signed in: their sign-in, the appearance, the way out. */
export function UserMenu(): ReactElement {
  const text = useText("shell");
  const navigate = useNavigate();
  const { name, email } = useSession();
  const { id } = useAccount();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = async () => {
    try {
      await authApi.signOut();
      await navigate({ to: "/sign-in", search: {} });
      queryClient.clear();
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <Menu position="top-start" width={212} shadow="md">
      <Menu.Target>
        <UnstyledButton className="cs-nav-link">
          <Group gap="sm" wrap="nowrap" miw={0} flex={1}>
            <span className="cs-initials" aria-hidden>
              {initialsOf(name)}
            </span>
            <div style={{ minWidth: 0 }}>
              <Text size="md" fw={600} c="var(--mantine-color-text)" truncate>
                {name}
              </Text>
              {email !== undefined && (
                <Text size="xs" c="dimmed" truncate>
                  {email}
                </Text>
              )}
            </div>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserShield size={16} />}
          onClick={() => void navigate({ to: "/a/$account/you", params: { account: id } })}
        >
          {text("user.you")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{text("colours.title")}</Menu.Label>
        {SCHEMES.map(({ scheme, Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={scheme === colorScheme ? <IconCheck size={14} /> : null}
            aria-current={scheme === colorScheme}
            onClick={() => setColorScheme(scheme)}
          >
            {text(`colours.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {text("user.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? "").at(0) ?? "")
    .join("")
    .toUpperCase();
}
