import { lazy, Suspense } from "react";
import type { ReactElement } from "react";

const Notifications = lazy(async () => ({
  default: (await import("@mantine/notifications")).Notifications,
}));

/** The corner where toasts appear; they come after the page itself. */
export function Toasts(): ReactElement {
  return (
    <Suspense>
      <Notifications position="bottom-right" limit={4} />
    </Suspense>
  );
}
