import type { ReactNode } from "react";

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
