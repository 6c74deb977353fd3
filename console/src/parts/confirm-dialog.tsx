import { lazy, Suspense, useEffect, useState } from "react";
import type { ReactElement, ReactNode } from "react";

// no page shows one at once: not part of the first load
const load = async () => ({ default: (await import("./confirm-box.tsx")).ConfirmBox });
const ConfirmBox = lazy(load);

/** One consequence; `term` says where: “At the vendor”. */
export interface Point {
  readonly term?: string;
  readonly text: string;
}

/** A question before something happens. */
export interface Asked {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen. */
  readonly points: readonly Point[];
  /** The button's words: what is done, never “OK”. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** It has happened, and tells something that is told once: there is nothing to cancel, and only the button closes it. */
  readonly isDone?: boolean;
  readonly error?: unknown;
  /** Fields to fill in before. */
  readonly children?: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

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
