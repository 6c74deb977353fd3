import { Burger, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import { Brand } from "./brand.tsx";
import { Navigation } from "./navigation.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { useAccount } from "./use-account.ts";
import { useLive } from "./use-live.ts";

/** What stands around every page of an account: on phones behind a button. */
export function AccountLayout(): ReactElement {
  const text = useText("shell");
  const { id, name } = useAccount();
  const [opened, { toggle, close }] = useDisclosure(false);
  const isLive = useLive(id);
  return (
    <div className="cs-shell">
      <a href="#content" className="cs-skip">
        {text("skip")}
      </a>
      <header className="cs-header">
        <Burger
          opened={opened}
          onClick={toggle}
          size="sm"
          aria-label={opened ? text("closeMenu") : text("openMenu")}
          aria-expanded={opened}
          aria-controls="navigation"
        />
        <Brand />
        <Text c="dimmed" size="md" truncate ms="auto">
          {name}
        </Text>
      </header>
      <nav id="navigation" className="cs-navigation" data-opened={opened} aria-label={text("navigation")}>
        <Navigation onChoose={close} />
      </nav>
      <main className="cs-body">
        <div className="cs-main" id="content" tabIndex={-1}>
          <OfflineBanner isLive={isLive} />
          <Outlet />
        </div>
      </main>
    </div>
  );
}
