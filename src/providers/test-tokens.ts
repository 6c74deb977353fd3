import type { AccessToken, TokenBook, Tools } from "./provider.ts";

/** A book of tokens that is gone with the process: one fetch at a time, as the real one has it. */
export function memoryTokens(): Tools["tokens"] {
  const books = new Map<string, TokenBook>();
  return (credentials) => {
    const book = books.get(credentials) ?? createBook();
    books.set(credentials, book);
    return book;
  };
}

function createBook(): TokenBook {
  let stored: AccessToken | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    get: async () => stored,
    refresh(seen, fetch) {
      const mine = turn.then(async () => {
        if (stored !== undefined && stored.accessToken !== seen?.accessToken) return stored;
        stored = await fetch(stored);
        return stored;
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
