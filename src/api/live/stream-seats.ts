/** How many streams may be open at once, in this process. */
export const SEATS = {
  /** One person or API key, in however many tabs, browsers and accounts. Tabs that nobody looks at hold none. */
  caller: 30,
  /** One account: whoever has many keys there takes nothing from others. */
  account: 300,
  /** All of them. */
  all: 1_000,
} as const;

/** Who wants to listen to what. */
export interface Listener {
  readonly caller: string;
  readonly account: string;
}

/** Counts who listens, so that one listener or account leaves room for the others. */
export interface StreamSeats {
  /** What is full; otherwise how to leave again, which counts once. */
  take(listener: Listener): keyof typeof SEATS | (() => void);
}

export function createStreamSeats(): StreamSeats {
  const taken = new Map<string, number>();
  const add = (key: string, count: number): void => {
    const now = (taken.get(key) ?? 0) + count;
    if (now > 0) taken.set(key, now);
    else taken.delete(key);
  };
  return {
    take({ caller, account }) {
      const places = [
        { kind: "caller", key: `caller ${caller}` },
        { kind: "account", key: `account ${account}` },
        { kind: "all", key: "all" },
      ] as const;
      const full = places.find(({ kind, key }) => (taken.get(key) ?? 0) >= SEATS[kind]);
      if (full !== undefined) return full.kind;
      for (const { key } of places) add(key, 1);
      let isLeft = false;
      return () => {
        if (isLeft) return;
        isLeft = true;
        for (const { key } of places) add(key, -1);
      };
    },
  };
}
