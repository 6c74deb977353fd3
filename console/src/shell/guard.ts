import { notFound, redirect } from "@tanstack/react-router";
import { ApiError } from "../api/api-error.ts";
import type { ReadSessionData } from "../api/client/session.ts";
import { queryClient } from "../api/query-client.ts";
import { sessionQuery } from "./session-query.ts";

/** Reads the session before a page is shown; without one, leads to the sign-in page and back afterwards. */
export async function guard(address: string): Promise<ReadSessionData> {
  try {
    return await queryClient.ensureQueryData(sessionQuery);
  } catch (error) {
    if (error instanceof ApiError && error.code === "unauthenticated")
      throw redirect({ to: "/sign-in", search: address === "/" ? {} : { next: address } });
    throw error;
  }
}

/** The same for pages of one account: who has no role there is told that the page does not exist. */
export async function guardAccount(address: string, account: string): Promise<void> {
  const { accounts } = await guard(address);
  if (!accounts.some(({ id }) => id === account)) throw notFound();
}
