import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { ReadSandboxData } from "../../api/client/sandbox.ts";

/** The sandbox at a glance. */
export type Sandbox = ReadSandboxData;
export type SandboxDeal = Sandbox["deals"][number];
export type Pipeline = Sandbox["pipelines"][number];
export type Stage = Pipeline["stages"][number];
export type Inbox = Sandbox["inboxes"][number];
export type Paper = Inbox["papers"][number];
export type Side = Sandbox["moods"][number];

/** Things happen here by themselves and at once. */
const EVERY_MS = 1200;

/** The board, the inboxes, the switches and the news; read again and again. */
export const sandboxQuery = queryOptions({
  queryKey: ["sandbox"],
  queryFn: ({ signal }) => api.sandbox.readSandbox({ signal }),
  refetchInterval: EVERY_MS,
  staleTime: 0,
});

/** One deal, opened. */
export function dealQuery(deal: string) {
  return queryOptions({
    queryKey: ["sandbox", "deal", deal],
    queryFn: ({ signal }) => api.sandbox.readSandboxDeal({ deal }, { signal }),
    refetchInterval: EVERY_MS,
    staleTime: 0,
  });
}
