import { IconFlask } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import { NavigationLink } from "./navigation-link.tsx";
import { useSession } from "./use-session.ts";

interface Props {
  readonly onChoose: () => void;
}

/** The way to the sandbox, in the demo. */
export function SandboxLink({ onChoose }: Props): ReactElement | null {
  const text = useText("shell");
  const { sandbox } = useSession();
  if (!sandbox) return null;
  return (
    <NavigationLink
      to="/sandbox"
      label={text("pages.sandbox")}
      icon={<IconFlask size={18} stroke={1.75} aria-hidden />}
      onClick={onChoose}
    />
  );
}
