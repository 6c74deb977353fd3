import { useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import type { ReactElement } from "react";
import { onSignedOut, queryClient } from "../api/query-client.ts";
import { hasUnsaved } from "../parts/unsaved.ts";

// hardly any visit sees it: not part of the first load
const SignedOutDialog = lazy(async () => ({
  default: (await import("../pages/sign-in/signed-out-dialog.tsx")).SignedOutDialog,
}));

/** What happens when the session ends: the sign-in page and back, or, where something unsaved stands, a dialog over it. */
export function SignedOut(): ReactElement | null {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  useEffect(
    () =>
      onSignedOut(() => {
        if (hasUnsaved()) return setAsking(true);
        queryClient.clear();
        void router.navigate({ to: "/sign-in", search: { next: router.state.location.href, ended: true } });
      }),
    [router],
  );
  if (!isAsking) return null;
  return (
    <Suspense fallback={null}>
      <SignedOutDialog onBack={() => setAsking(false)} />
    </Suspense>
  );
}
