import { lazy, Suspense, useEffect, useState } from "react";
import type { ReactElement } from "react";
import type { Asked } from "./asked.ts";

// no page shows one at once: not part of the first load
const load = async () => ({ default: (await import("./confirm-box.tsx")).ConfirmBox });
const ConfirmBox = lazy(load);

/** Says what will happen before it happens. */
export function ConfirmDialog(props: Asked): ReactElement | null {
  const { opened } = props;
  const [wasOpened, setWasOpened] = useState(opened);
  useEffect(() => {
    // there before it is needed, also where the network is gone by then
    void load().catch(() => undefined);
  }, []);
  if (opened && !wasOpened) setWasOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <ConfirmBox {...props} />
    </Suspense>
  );
}
