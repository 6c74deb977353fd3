import { useLocation } from "@tanstack/react-router";

/** The secret of a one-time link: what stands behind the `#`, which browsers send to nobody. Empty = none. */
export function useLinkToken(): string {
  return useLocation({ select: ({ hash }) => hash.trim() });
}
