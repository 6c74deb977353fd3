import { Alert } from "@mantine/core";
import { IconFileCode } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useSession } from "../shell/use-session.ts";
import { useText } from "../texts/use-text.ts";

/** Says that a file rules, where one does: then the page only shows. */
export function FileBanner(): ReactElement | null {
  const text = useText("common");
  const { ruledByFile } = useSession();
  if (!ruledByFile) return null;
  return (
    <Alert variant="default" mb="md" icon={<IconFileCode size={18} aria-hidden />}>
      {text("problem.read_only")}
    </Alert>
  );
}
