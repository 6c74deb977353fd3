import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";

/** Who wants to know that the session has ended. */
const listeners = new Set<() => void>();

/** Calls `listener` when the API says that nobody is signed in. Returns what ends that. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function look(error: unknown): void {
  if (error instanceof ApiError && error.code === "unauthenticated")
    for (const listener of listeners) listener();
  // somebody has taken a role away meanwhile: what is shown follows
  if (error instanceof ApiError && error.code === "forbidden")
    void queryClient.invalidateQueries({ queryKey: ["session"] });
}

/** Whatever was done stands in the list of changes now. */
function listChanges(): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === "changes" });
}

/** What was read stands until something live tells otherwise, or half a minute has gone by. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: look }),
  mutationCache: new MutationCache({ onError: look, onSuccess: listChanges }),
  defaultOptions: {
    // never kept for later: what is asked for without a network fails, instead of being done when nobody thinks of it any more
    mutations: { networkMode: "always" },
    queries: {
      staleTime: 30_000,
      retry: (count, error) =>
        count < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500),
    },
  },
});
