/** Lets at most `width` of the calls run at once; the others wait in line. */
export function inTurn(width: number): <T>(run: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= width) await new Promise<void>((resolve) => line.push(resolve));
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
