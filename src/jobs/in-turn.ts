/** Runs what it is given one after the other, whatever became of the one before. */
export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/**
 * One line for all statements of a worker that lock many of its jobs: side by side, each could hold a row that the other
 * waits for. Jobs of other workers are other rows.
 */
export function createInTurn(): InTurn {
  let line: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = line.then(run, run);
    line = turn.catch(() => undefined);
    return turn;
  };
}
