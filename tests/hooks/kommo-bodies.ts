import { newAccountHooks, oldAccountHooks } from "./account-hooks.ts";
import type { HookBody, HookSubject } from "./hook-body.ts";
import { incomingLeads, notAboutDeals } from "./other-hooks.ts";
import { digitalPipeline, widgetActions } from "./pipeline-hooks.ts";
import { byWayOfOthers, oddKeys, oddOnTheWire } from "./relayed-hooks.ts";

/** Every body that has its own shape, oldest first. Data are invented, shapes are those of public captures and documents. */
export function kommoBodies(subject: HookSubject): readonly HookBody[] {
  return [
    ...oldAccountHooks(subject),
    ...newAccountHooks(subject),
    ...digitalPipeline(subject),
    ...widgetActions(subject),
    ...incomingLeads(subject),
    ...notAboutDeals(subject),
    ...byWayOfOthers(subject),
    ...oddOnTheWire(subject),
    ...oddKeys(subject),
  ];
}
