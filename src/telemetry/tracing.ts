/** What is measured: plain figures and names of ours; never values of a deal, addresses or texts. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** Something that takes time. */
export interface Stretch {
  /** One of a few words, so that equal ones can be compared: `walk`, `hook`, `leads.patch`. */
  readonly name: string;
  /** Who began it: a caller of ours, ourselves by a note of an earlier one, or we call somebody. */
  readonly kind: "server" | "consumer" | "client";
  readonly attributes: Attributes;
}

/** One that is over already. */
export interface PastStretch extends Stretch {
  readonly startedAt: Date;
  readonly durationMs: number;
  /** A code of ours. */
  readonly error?: string;
}

/** Traces of what this process does. What runs inside of something is a part of it. */
export interface Tracing {
  /** Measures `run`. `parent`: a {@link Tracing.traceparent} that was noted earlier; anything else is nobody's. */
  within<T>(
    stretch: Stretch,
    run: () => Promise<T>,
    ends?: (result: T) => Attributes,
    parent?: string,
  ): Promise<T>;
  /** Adds a part to what is being measured; nothing where nothing is. */
  over(stretch: PastStretch): void;
  /** Names what is being measured, so that another process goes on with it (https://www.w3.org/TR/trace-context/#traceparent-header). */
  traceparent(): string | undefined;
  /** Hands over what is left. Never throws. */
  stop(): Promise<void>;
}
