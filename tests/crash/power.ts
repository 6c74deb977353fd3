import type { Database } from "../../src/store/database.ts";

/** Where the power goes: with the `at`-th write to the story's tables (1-based), before it is done or right after. */
export interface Cut {
  readonly at: number;
  readonly when: "before" | "after";
}

/** One process's view of a database whose power can be cut: from then on everything it asks fails. */
export interface Power {
  readonly database: Database;
  /** Counts anew and cuts there; without a cut it only counts. */
  arm(cut?: Cut): void;
  /** Writes since it was armed. */
  readonly writes: number;
  readonly isCut: boolean;
  /** Resolves when the power goes. */
  readonly gone: Promise<void>;
}

/** What a dead process's calls end with. */
class PowerCut extends Error {
  override readonly name = "PowerCut";
}

/** Tables that carry the story: deliveries, contracts (with their trail) and the looks of the queue. */
const STORY = /\bcountersign\.(?:deliveries|contracts|trail|looks)\b/u;
const WRITE =
  /^\s*(?:with|insert|update|delete)\b[\s\S]*\b(?:insert into|update|delete from)\b|^\s*(?:insert|update|delete)\b/iu;

/** Puts a switch between a process and its database. A transaction counts once, with its commit. */
export function createPower(real: Database): Power {
  let cut: Cut | undefined;
  let writes = 0;
  let isCut = false;
  const { promise: gone, resolve } = Promise.withResolvers<void>();

  function goOut(): void {
    isCut = true;
    resolve();
  }

  async function guarded(isWrite: boolean, run: () => unknown): Promise<unknown> {
    if (isCut) throw new PowerCut();
    if (isWrite) writes += 1;
    const isHere = isWrite && writes === cut?.at;
    if (isHere && cut?.when === "before") goOut();
    if (isCut) throw new PowerCut();
    const result = await run();
    if (isHere) goOut();
    // an answer that comes after the power went is not heard
    if (isCut) throw new PowerCut();
    return result;
  }

  function guardedClient<Client extends object>(client: Client): Client {
    let isStory = false;
    return guardedTarget(client, (text) => {
      if (/^\s*begin\b/iu.test(text)) isStory = false;
      if (isWriteOf(text)) isStory = true;
      return isStory && /^\s*commit\b/iu.test(text);
    });
  }

  /** Its `query` is guarded, everything else goes through. */
  function guardedTarget<Target extends object>(target: Target, isPoint: (text: string) => boolean): Target {
    return new Proxy(target, {
      get(_, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name === "query") {
          return (...args: readonly unknown[]) =>
            guarded(isPoint(textOf(args[0])), () => Reflect.apply(value, target, args));
        }
        if (name === "connect") {
          return async () => {
            const client = await guarded(false, () => Reflect.apply(value, target, []));
            return typeof client === "object" && client !== null ? guardedClient(client) : client;
          };
        }
        return (...args: readonly unknown[]): unknown => Reflect.apply(value, target, args);
      },
    });
  }

  return {
    database: { ...real, alone: true, pool: guardedTarget(real.pool, isWriteOf) },
    arm(next) {
      cut = next;
      writes = 0;
    },
    get writes() {
      return writes;
    },
    get isCut() {
      return isCut;
    },
    gone,
  };
}

function isWriteOf(text: string): boolean {
  return STORY.test(text) && WRITE.test(text);
}

function textOf(statement: unknown): string {
  if (typeof statement === "string") return statement;
  return typeof statement === "object" && statement !== null && "text" in statement
    ? String(statement.text)
    : "";
}
