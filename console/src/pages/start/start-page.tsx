import { Navigate, useParams } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useSession } from "../../shell/use-session.ts";
import { NoAccount } from "./no-account.tsx";

/** The first thing after signing in: the overview of the account that one may see first; in the demo the sandbox. */
export function StartPage(): ReactElement {
  const { accounts, sandbox } = useSession();
  const { account: named } = useParams({ strict: false });
  const account = named ?? accounts[0]?.id;
  if (account === undefined) return <NoAccount />;
  if (sandbox && named === undefined) return <Navigate to="/sandbox" replace />;
  return <Navigate to="/a/$account/overview" params={{ account }} replace />;
}
