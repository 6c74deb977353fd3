import { Navigate, useParams } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useState } from "react";
import { useSession } from "../../shell/use-session.ts";
import { NewAccount } from "./new-account.tsx";
import { NoAccount } from "./no-account.tsx";

/**
 * The first thing after signing in: the overview of the account that one may see first; in the demo the sandbox. Who owns the
 * installation and has no account yet makes it.
 */
export function StartPage(): ReactElement {
  const { accounts, sandbox, isOwnerOfAll, ruledByFile } = useSession();
  // stays so until the account is there and its maker is led on: this page must not lead elsewhere beside
  const [isMaking] = useState(accounts.length === 0 && isOwnerOfAll && !ruledByFile);
  const { account: named } = useParams({ strict: false });
  const account = named ?? accounts[0]?.id;
  if (isMaking) return <NewAccount />;
  if (account === undefined) return <NoAccount />;
  if (sandbox && named === undefined) return <Navigate to="/sandbox" replace />;
  return <Navigate to="/a/$account/overview" params={{ account }} replace />;
}
