import { useEffect, useState } from "react";
import { openLive } from "./open-live.ts";

/** Keeps what is shown of the account up to date. `false` while the service has not been heard of for some seconds. */
export function useLive(account: string): boolean {
  const [isLive, setLive] = useState(true);
  useEffect(() => openLive(account, setLive), [account]);
  return isLive;
}
