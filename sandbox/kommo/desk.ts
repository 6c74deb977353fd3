import { randomUUID } from "node:crypto";
import type { HookSender } from "../kit/kit.ts";
import { stageKey } from "./catalog.ts";
import { hasMoved } from "./happening.ts";
import type { Happening } from "./happening.ts";
import { accountPairs, leadPairs, notePairs, personPairs, stagePairs, taskPairs } from "./hook-pairs.ts";
import type { Pairs } from "./hook-pairs.ts";
import type { Note, Person, Task } from "./rows.ts";
import { createWebhookJudge } from "./webhook-judge.ts";
import type { WebhookJudge } from "./webhook-judge.ts";
import { append } from "./world.ts";
import type { World } from "./world.ts";

/** Sends what happened to whoever has subscribed. */
export interface Desk extends WebhookJudge {
  /** Deals that changed together go into one call per event. */
  leads(happenings: readonly Happening[]): void;
  person(person: Person): void;
  note(note: Note): void;
  task(task: Task): void;
}

/** Calls to account hooks between two looks at how they were answered. */
const JUDGE_EVERY = 50;
/** Deals per call; above it a further call begins. */
const PER_CALL = 50;

type Group = "add" | "update" | "status" | "responsible" | "delete" | "restore";

const groupsOf = (one: Happening): readonly Group[] => {
  if (one.kind === "added") return ["add"];
  if (one.kind === "deleted") return ["delete"];
  if (one.kind === "restored") return ["restore"];
  return [
    ...(hasMoved(one) ? (["status"] as const) : []),
    ...(one.lead.responsibleUserId === one.oldResponsibleUserId ? [] : (["responsible"] as const)),
    "update",
  ];
};

/** Sends by way of the sandbox's hook sender. */
export const createDesk = (world: World, hooks: HookSender): Desk => {
  const judgement = createWebhookJudge(world, hooks);
  let asked = 0;
  const post = (url: string, pairs: Pairs): void =>
    hooks.send({
      url,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "user-agent": "amoCRM-Webhooks/3.0",
        "accept-encoding": "gzip",
        "x-amocrm-requestid": randomUUID(),
      },
      body: pairs.join("&"),
    });
  const addresses = (event: string): readonly string[] => {
    if (world.webhooks.size === 0) return [];
    if (asked % JUDGE_EVERY === 0) judgement.judge();
    asked += 1;
    return [...world.webhooks.values()]
      .filter((webhook) => !webhook.disabled && webhook.settings.includes(event))
      .map(({ destination }) => destination);
  };
  const toAccountHooks = (event: string, pairs: () => Pairs): void => {
    const urls = addresses(event);
    if (urls.length === 0) return;
    const body = [...pairs(), ...accountPairs(world)];
    for (const url of urls) post(url, body);
  };
  const sendGroup = (group: Group, happenings: readonly Happening[]): void => {
    for (let start = 0; start < happenings.length; start += PER_CALL)
      toAccountHooks(`${group}_lead`, () =>
        happenings
          .slice(start, start + PER_CALL)
          .flatMap((one, at) => leadPairs(world, `leads[${group}][${at}]`, group, one)),
      );
  };
  const toStageHooks = (one: Happening): void => {
    if (one.kind !== "added" && !hasMoved(one)) return;
    const key = stageKey(one.lead.pipelineId, one.lead.statusId);
    for (const url of world.stageHooks.get(key) ?? []) post(url, stagePairs(world, one));
  };
  return {
    ...judgement,
    leads: (happenings) => {
      const groups = new Map<Group, Happening[]>();
      for (const one of happenings) for (const group of groupsOf(one)) append(groups, group, one);
      for (const [group, list] of groups) sendGroup(group, list);
      for (const one of happenings) toStageHooks(one);
    },
    person: (person) =>
      toAccountHooks(`update_${person.entity === "contacts" ? "contact" : "company"}`, () =>
        personPairs(world, person),
      ),
    note: (note) => {
      const owner = { leads: "lead", contacts: "contact", companies: "company" }[note.entity];
      toAccountHooks(`note_${owner}`, () => notePairs(world, note));
    },
    task: (task) => toAccountHooks("add_task", () => taskPairs(world, task)),
  };
};
