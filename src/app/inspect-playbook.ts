import type { AccountConfig } from "../config/config.ts";
import type { ConnectionRuntime } from "../corridor/runtime.ts";
import type { Kommo } from "../crm/kommo/kommo.ts";
import type { DealView } from "../domain/deal.ts";
import {
  choiceProblems,
  conditionProblems,
  createScope,
  levelProblem,
  renderText,
} from "../domain/fill/fill.ts";
import { OUTCOMES } from "../domain/playbook.ts";
import type { Choice, Playbook } from "../domain/playbook.ts";
import { SIGNATURE_LEVELS, signatureLevel, signingOrderOf } from "../domain/signer.ts";
import type { Finding } from "../providers/provider.ts";
import { findingsOf } from "./findings-of.ts";
import { inspectLacks } from "./inspect-lacks.ts";
import { inspectTemplate } from "./inspect-template.ts";

/** Does one playbook fit the account and the vendor? */
export async function inspectPlaybook(
  kommo: Kommo,
  connections: ReadonlyMap<string, ConnectionRuntime>,
  playbook: Playbook,
  config: AccountConfig,
): Promise<readonly Finding[]> {
  const findings = [
    ...(await inspectStages(kommo, playbook)),
    ...(await inspectTexts(kommo, playbook, config)),
    ...(await inspectContractField(kommo, playbook)),
  ];
  findings.push(...inspectChoices(playbook));
  for (const id of choicesOf(playbook.send.through)) {
    const connection = connections.get(id);
    if (connection === undefined) {
      findings.push({ level: "problem", text: `There is no connection named ${id}.` });
      continue;
    }
    findings.push(...inspectCapabilities(connection, playbook), ...inspectLacks(config, id, playbook));
    for (const template of choicesOf(playbook.send.template)) {
      findings.push(...(await findingsOf(() => inspectTemplate(connection, playbook, template))));
    }
  }
  return findings;
}

/** A choice that no value leads anywhere leaves every deal waiting for a person. */
function inspectChoices({ send }: Playbook): readonly Finding[] {
  return (["through", "template"] as const).flatMap((what): readonly Finding[] => {
    const isEmpty = choicesOf(send[what]).length === 0;
    const text = `\`send.${what}\` chooses nothing: its \`map\` is empty and it has no \`default\`.`;
    return isEmpty ? [{ level: "problem", text }] : [];
  });
}

async function inspectStages(kommo: Kommo, playbook: Playbook): Promise<readonly Finding[]> {
  const { pipeline, stage } = playbook.when;
  const findings = await stageFinding(kommo, pipeline, stage, "starts when a deal enters");
  for (const name of OUTCOMES) {
    const outcome = playbook.outcomes[name];
    const stages = [...(outcome.stage === undefined ? [] : [outcome.stage]), ...(outcome.from ?? [])];
    for (const target of stages) {
      findings.push(...(await stageFinding(kommo, outcome.pipeline ?? pipeline, target, `${name}: knows`)));
    }
  }
  return findings;
}

async function stageFinding(kommo: Kommo, pipeline: string, stage: string, what: string): Promise<Finding[]> {
  const found = await findingsOf(async () => {
    const { stageId } = await kommo.resolveStage(pipeline, stage);
    return [{ level: "ok", text: `${what} ${pipeline} / ${stage} (${stageId}).` }];
  });
  return [...found];
}

async function inspectContractField(kommo: Kommo, { contractField }: Playbook): Promise<readonly Finding[]> {
  if (contractField === undefined) return [];
  const { fields } = await kommo.metadata();
  const known = fields.deal.some(({ id, name, code }) => [id, name, code].includes(contractField));
  if (known)
    return [{ level: "ok", text: `The contract's id goes into the deal's field “${contractField}”.` }];
  const help = `Create a text field “${contractField}” for deals in Kommo, or correct \`contractField\`.`;
  return [{ level: "problem", text: `The deal has no field named “${contractField}”.`, help }];
}

/** Texts are rendered over a deal without values: what is still wrong then is wrong for every deal. */
async function inspectTexts(
  kommo: Kommo,
  playbook: Playbook,
  config: AccountConfig,
): Promise<readonly Finding[]> {
  const { fields } = await kommo.metadata();
  const keys = (entity: "deal" | "contact" | "company") =>
    fields[entity].flatMap(({ id, name, code }) => (code === undefined ? [name, id] : [name, id, code]));
  const view: DealView = {
    deal: {
      id: "0",
      name: "",
      price: 0,
      pipelineId: "0",
      stageId: "0",
      contactIds: [],
      tags: [],
      fields: [],
    },
    contact: { id: "0", name: "", emails: [], phones: [], fields: [] },
    company: { id: "0", name: "", emails: [], phones: [], fields: [] },
    user: { id: "0", name: "" },
    fieldNames: { deal: keys("deal"), contact: keys("contact"), company: keys("company") },
  };
  const contract = { reference: "CS-0", status: "planned", vendor: "" } as const;
  const { timezone, locale } = config;
  const scope = createScope({ view, contract, timezone, locale, now: new Date(0) });
  const unread = textsOf(playbook).flatMap(([what, text]) => {
    const result = renderText(text, scope, what);
    return "text" in result ? [] : result.problems;
  });
  const places = [...conditionProblems(playbook, scope), ...choiceProblems(playbook, scope)];
  const found = [...places, ...unread].map(({ what, text }) => `${what}: ${text}`);
  return [...new Set(found)].map((text): Finding => ({ level: "problem", text }));
}

function textsOf({ send, outcomes }: Playbook): readonly (readonly [string, string])[] {
  const fields = Object.entries(send.fields).map(([name, text]) => [`fields.${name}`, text] as const);
  const signers = send.signers.flatMap(({ role, name, email, language, phone, company }) =>
    [name, email, language, phone, company].flatMap((text) =>
      text === undefined ? [] : [[`signer ${role}`, text] as const],
    ),
  );
  const told = OUTCOMES.flatMap((name) =>
    [outcomes[name].note, outcomes[name].task?.text].flatMap((text) =>
      text === undefined ? [] : [[name, text] as const],
    ),
  );
  const single = (["message", "language", "level"] as const).flatMap((name) =>
    send[name] === undefined ? [] : [[name, send[name]] as const],
  );
  return [["title", send.title], ...single, ...fields, ...signers, ...told];
}

/** A level that stands in the file itself; one that comes from the deal is judged when the contract is filled in. */
function inspectLevel(connection: ConnectionRuntime, { send }: Playbook): readonly Finding[] {
  const { level: written } = send;
  if (written === undefined || /\{[{%]/.test(written)) return [];
  const level = signatureLevel(written);
  if (level === undefined) {
    const text = `\`send.level\` is “${written}”; it can be ${SIGNATURE_LEVELS.join(", ")}.`;
    return [{ level: "problem", text }];
  }
  const problem = levelProblem({ level }, connection);
  if (problem === undefined) return [];
  const help = "Choose another connection for this playbook, or a level that the vendor has.";
  return [{ level: "problem", text: problem.text, help }];
}

function inspectCapabilities(connection: ConnectionRuntime, playbook: Playbook): readonly Finding[] {
  const { can, id, vendor } = connection;
  const findings: Finding[] = [...inspectLevel(connection, playbook)];
  const orders = playbook.send.signers
    .map(({ order, receives }, index) => ({ order: order ?? index + 1, receives }))
    .filter(({ receives }) => receives === "signature");
  const order = signingOrderOf(orders);
  if (orders.length > 1 && !can.order.includes(order)) {
    findings.push({
      level: "problem",
      text: `${vendor} (${id}) cannot let signers sign ${order}; it can: ${can.order.join(", ")}.`,
    });
  }
  if (!playbook.send.automatically && !can.draft) {
    findings.push({
      level: "problem",
      text: `${vendor} (${id}) has no drafts: a contract cannot wait there to be sent.`,
    });
  }
  if (playbook.outcomes.signed.attach && !can.signedCopy) {
    findings.push({
      level: "note",
      text: `${vendor} (${id}) offers no signed PDF in this dialect: nothing is archived or attached.`,
    });
  }
  if (playbook.onAmountChange === "update" && can.draft && !can.update && !playbook.send.automatically) {
    findings.push({
      level: "note",
      text: `${vendor} (${id}) cannot change a draft: when the amount changes before it is sent, the contract keeps the old one, and the deal is told.`,
    });
  }
  const days = playbook.send.expiresInDays;
  if (can.maxDays !== undefined && days > can.maxDays) {
    findings.push({
      level: "problem",
      text: `${vendor} (${id}) gives signers ${can.maxDays} days at most, and \`send.expiresInDays\` asks for ${days}.`,
    });
  }
  if (can.expiry === "ours") {
    const end =
      can.withdraw === "none"
        ? `after ${days} days the contract counts as expired for us, and stays open there`
        : `we withdraw after ${days} days`;
    findings.push({ level: "note", text: `${vendor} (${id}) holds no deadline that we rely on: ${end}.` });
  }
  return findings;
}

function choicesOf(choice: string | Choice): readonly string[] {
  if (typeof choice === "string") return [choice];
  const all = [...Object.values(choice.map), ...(choice.default === undefined ? [] : [choice.default])];
  return [...new Set(all)];
}
