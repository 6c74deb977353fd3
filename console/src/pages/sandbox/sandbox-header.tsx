import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowRight, IconCalendarPlus, IconFlame } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Brand } from "../../shell/brand.tsx";
import { useText } from "../../texts/use-text.ts";
import { MoodsDrawer } from "./moods-drawer.tsx";
import type { Sandbox } from "./sandbox-query.ts";
import { usePlay } from "./use-play.ts";
import { useSandboxFormats } from "./use-sandbox-formats.ts";

interface Props {
  readonly sandbox: Sandbox;
}

const DAYS = 5;

/** What this is, the calendar, the switches for trouble, and the way to the console. */
export function SandboxHeader({ sandbox }: Props): ReactElement {
  const text = useText("sandbox");
  const formats = useSandboxFormats(sandbox);
  const [opened, { open, close }] = useDisclosure(false);
  const { play, isPlaying } = usePlay(() => api.sandbox.passSandboxDays({ days: DAYS }), text("daysDone"));
  const on = sandbox.moods.filter(({ calls, news }) => calls !== "well" || news !== "well").length;
  return (
    <>
      <Group justify="space-between" mb="lg">
        <Brand />
        <ButtonLink
          to="/a/$account/contracts"
          params={{ account: sandbox.account }}
          rightSection={<IconArrowRight size={16} aria-hidden />}
        >
          {text("toConsole")}
        </ButtonLink>
      </Group>
      <PageHeader title={text("title")} text={<div className="cs-sandbox-intro">{text("intro")}</div>}>
        <Text c="dimmed" size="md" component="span">
          {text("today", { day: formats.day(sandbox.today) })}
        </Text>
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          loading={isPlaying}
          onClick={() => play(undefined)}
        >
          {text("days")}
        </Button>
        <Button variant="default" leftSection={<IconFlame size={16} aria-hidden />} onClick={open}>
          {on === 0 ? text("troubles") : text("troublesOn", { count: on })}
        </Button>
      </PageHeader>
      <MoodsDrawer sides={sandbox.moods} opened={opened} onClose={close} />
    </>
  );
}
