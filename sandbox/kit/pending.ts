/** Counts what is under way and tells when nothing is. */
export interface Pending {
  begin(): void;
  end(): void;
  settled(): Promise<void>;
}

/** Nothing under way at first. */
export const createPending = (): Pending => {
  const waiters: (() => void)[] = [];
  let underWay = 0;
  return {
    begin: () => {
      underWay += 1;
    },
    end: () => {
      underWay -= 1;
      if (underWay === 0) for (const waiter of waiters.splice(0)) waiter();
    },
    settled: () =>
      underWay === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiters.push(resolve);
          }),
  };
};
