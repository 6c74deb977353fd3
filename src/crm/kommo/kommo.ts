import { CountersignError, RETRY } from "../../domain/errors.ts";
import type { Deal } from "../../domain/deal.ts";
import type { Crm, CrmUser, DealPatch } from "../crm.ts";
import { createAdder } from "./adder.ts";
import { createChannel } from "./channel.ts";
import { readClaims } from "./claims.ts";
import { readChangedDeals } from "./changed-deals.ts";
import { checkAccount } from "./check.ts";
import { createChooser } from "./chooser.ts";
import { createEnteredStages } from "./entered-stages.ts";
import { checkedDrive, isKommoDrive, linkFile, uploadFile } from "./files.ts";
import { findNote, findTask } from "./find-marker.ts";
import { hooks } from "./hooks.ts";
import { isDeleted, mapDeal } from "./map.ts";
import { noteBody, taskBody } from "./marked-text.ts";
import { mendHooks } from "./mend-hooks.ts";
import { neighboursOf } from "./neighbours.ts";
import { createRegistry } from "./metadata.ts";
import type { KommoMetadata, Registry } from "./metadata.ts";
import { patient } from "./patient.ts";
import { createPatcher } from "./patches.ts";
import type { LeadPatch } from "./patches.ts";
import { checkedId, createReader } from "./read-by-id.ts";
import type { KommoSettings, KommoTools } from "./settings.ts";
import { readStageChanges } from "./stage-changes.ts";
import { createSubscriptions } from "./subscriptions.ts";
import type { Subscriptions } from "./subscriptions.ts";
import { createUsers } from "./users.ts";
import { readView, zoneFor } from "./view.ts";
import { writeValues } from "./write-values.ts";

/** The Kommo client: the port, and what only `check` and the CLI use. */
export interface Kommo extends Crm {
  readonly subscriptions: Subscriptions;
  /** Pipelines with stages and all custom fields. */
  metadata(): Promise<KommoMetadata>;
  /** People of the account; none where the token may not list them. */
  users(): Promise<readonly CrmUser[]>;
}

/** Binds a Kommo account; no I/O here. */
export function createKommo(settings: KommoSettings, tools: KommoTools): Kommo {
  const { now } = tools;
  const { gate, wire, call, background, width } = createChannel(settings, tools);
  const { baseUrl, batchSize } = settings;
  const registry = createRegistry(call, now, settings.timezone);
  const readers = { gate, wire, width };
  let asked = 0;
  const readLead = createReader({ ...readers, entity: "leads", query: "with=contacts" });
  const patchLead = createPatcher({ ...readers, batchSize });
  const addNote = createAdder({ ...readers, batchSize, what: "notes" });
  const addTask = createAdder({ ...readers, batchSize, what: "tasks" });
  const isDriveHost = tools.isDriveHost ?? ((url: URL) => isKommoDrive(url, baseUrl));
  const subscriptions = createSubscriptions(call);
  const drive = async (): Promise<URL> => checkedDrive((await registry.account()).driveUrl, isDriveHost);
  const view = {
    registry,
    readContact: createReader({ ...readers, entity: "contacts" }),
    readCompany: createReader({ ...readers, entity: "companies" }),
    readUser: createUsers(call, now),
  };

  return {
    async readDeal(id) {
      const lead = await readLead(checkedId(id, "leads.read"));
      return lead === undefined || isDeleted(lead) ? undefined : dealOf(lead, await zoneFor(registry, lead));
    },
    readView: (deal, needs) => readView(view, deal, needs),
    resolveStage: (pipeline, stage) => registry.stage(pipeline, stage),
    async patchDeal(id, patch) {
      asked += 1;
      const resolved = await resolvePatch(
        registry,
        { id: checkedId(id, "leads.patch"), order: asked },
        patch,
      );
      if (resolved.stage !== undefined || resolved.values.size > 0) await patchLead(resolved);
    },
    async addNote(dealId, note) {
      await addNote(noteBody(checkedId(dealId, "notes.add"), note.text, note.marker));
    },
    hasNote: async (dealId, marker, since) => findNote(call, checkedId(dealId, "notes.list"), marker, since),
    async addTask(dealId, task) {
      await addTask(taskBody(checkedId(dealId, "tasks.add"), task));
    },
    hasTask: async (dealId, marker, since) => findTask(call, checkedId(dealId, "tasks.list"), marker, since),
    uploadFile: async (file) => uploadFile(background, await drive(), file),
    linkFile: async (dealId, fileUuid) =>
      linkFile(background.goOn, checkedId(dealId, "files.link"), fileUuid),
    stageChanges: async (dealId, since) =>
      readStageChanges(patient(call, tools.pause), checkedId(dealId, "events.list"), since),
    enteredStages: createEnteredStages(patient(background.goOn, tools.pause)),
    changedDeals: (from, to) => readChangedDeals(patient(background.goOn, tools.pause), from, to),
    async account() {
      const { id, subdomain, timezone } = await registry.account();
      return { id, subdomain, ...(timezone === undefined ? {} : { timezone }) };
    },
    check: () => checkAccount({ settings, call, registry, subscriptions, drive, now }),
    metadata: () => registry.all(),
    ...createChooser(call, { registry, readLead, now }),
    subscriptions,
    hooks,
    neighbours: () => neighboursOf(subscriptions, settings),
    claims: (dealId, since) => readClaims(call, checkedId(dealId, "notes.list"), since),
    mendHooks: (mending) => mendHooks(subscriptions, settings.hookUrls ?? [], mending),
  };
}

function dealOf(lead: unknown, zone: string): Deal {
  const deal = mapDeal(lead, zone);
  if (deal !== undefined) return deal;
  throw new CountersignError("answer_unreadable", RETRY, "Kommo's lead names no pipeline and stage.", {
    connection: "kommo",
    operation: "leads.read",
  });
}

/** Names → ids and texts → values, before anything waits for a slot. */
async function resolvePatch(
  registry: Registry,
  lead: Pick<LeadPatch, "id" | "order">,
  { stage, fields = {} }: DealPatch,
): Promise<LeadPatch> {
  const values = new Map<LeadPatch["id"], ReturnType<typeof writeValues>>();
  for (const [name, text] of Object.entries(fields)) {
    const field = await registry.dealField(name);
    const isDate = field.type.startsWith("date") || field.type === "birthday";
    values.set(field.id, writeValues(field, text, isDate ? await registry.zone() : "UTC"));
  }
  return { ...lead, ...(stage === undefined ? {} : { stage }), values };
}
