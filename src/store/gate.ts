/** Lets at most `limit` of what is passed to it run at a time; the others wait in line. */
export function createGate(limit: number): <T>(run: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= limit) await new Promise<void>((go) => line.push(go));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
