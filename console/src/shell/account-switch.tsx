import { lazy, Suspense } from "react";
import type { ReactElement } from "react";
import { useSession } from "./use-session.ts";

const AccountSelect = lazy(async () => ({ default: (await import("./account-select.tsx")).AccountSelect }));

/** Agencies have many accounts. Where there is one, there is nothing to choose, and nothing to load for it. */
export function AccountSwitch(): ReactElement | null {
  const { accounts } = useSession();
  if (accounts.length < 2) return null;
  return (
    <Suspense>
      <AccountSelect />
    </Suspense>
  );
}
