import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs what it is given one after the other, whatever became of the one before. With `atLatestMs`, it begins after that
 * time even if it is not its turn yet.
 */
export type InTurn = <T>(run: () => Promise<T>, atLatestMs?: number) => Promise<T>;

/**
 * One line for all statements of a worker that lock many of its jobs: side by side, each could hold a row that the other
 * waits for. Jobs of other workers are other rows.
 */
export function createInTurn(): InTurn {
  let line: Promise<unknown> = Promise.resolve();
  return (run, atLatestMs) => {
    const isTurn = atLatestMs === undefined ? line : Promise.race([line, waited(atLatestMs)]);
    const turn = isTurn.then(run);
    line = Promise.all([line, turn.catch(() => undefined)]).then(() => undefined);
    return turn;
  };
}

function waited(ms: number): Promise<unknown> {
  return sleep(ms, undefined, { ref: false });
}
