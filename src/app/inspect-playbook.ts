import type { AccountConfig } from "../config/config.ts";
import type { ConnectionRuntime } from "../corridor/runtime.ts";
import type { Kommo } from "../crm/kommo/kommo.ts";
import type { DealView } from "../domain/deal.ts";
import { choiceProblems, conditionProblems, createScope, renderText } from "../domain/fill/fill.ts";
import { OUTCOMES } from "../domain/playbook.ts";
import type { Choice, Playbook } from "../domain/playbook.ts";
import type { Finding } from "../providers/provider.ts";
import { findingsOf } from "./findings-of.ts";
import { inspectCapabilities } from "./inspect-capabilities.ts";
import { inspectLacks } from "./inspect-lacks.ts";
import { inspectTemplate } from "./inspect-template.ts";
import type { Say } from "../texts/say.ts";

/** Does one playbook fit the account and the vendor? */
export async function inspectPlaybook(
  kommo: Kommo,
  connections: ReadonlyMap<string, ConnectionRuntime>,
  playbook: Playbook,
  config: AccountConfig,
  say: Say,
): Promise<readonly Finding[]> {
  const findings = [
    ...(await inspectStages(kommo, playbook, say)),
    ...(await inspectTexts(kommo, playbook, config, say)),
    ...(await inspectContractField(kommo, playbook, say)),
  ];
  findings.push(...inspectChoices(playbook, say));
  for (const { through: id, templates, isSure } of meetingsOf(playbook)) {
    const connection = connections.get(id);
    if (connection === undefined) {
      findings.push({ level: "problem", text: say("inspection:noConnection", { id }) });
      continue;
    }
    findings.push(
      ...inspectCapabilities(connection, playbook, say),
      ...inspectLacks(config, id, playbook, say),
    );
    for (const template of templates) {
      const found = await findingsOf(() => inspectTemplate(connection, playbook, template, say), say);
      findings.push(...(isSure ? found : found.map((each) => asMaybe(each, say))));
    }
  }
  return findings;
}

/** Where connection and template are chosen by different values, nobody knows yet whether these two ever meet. */
function asMaybe(finding: Finding, say: Say): Finding {
  if (finding.level !== "problem") return finding;
  const help = say("inspection:maybe", { help: finding.help ?? "" });
  return { ...finding, level: "note", help: help.trimEnd() };
}

interface Meeting {
  readonly through: string;
  readonly templates: readonly string[];
  /** Do these templates certainly go through this connection? */
  readonly isSure: boolean;
}

/** Which templates go through which connection: chosen by the same value, they go in pairs. */
function meetingsOf({ send: { through, template } }: Playbook): readonly Meeting[] {
  if (typeof through === "string") return [{ through, templates: choicesOf(template), isSure: true }];
  if (typeof template === "string" || through.by !== template.by) {
    const isSure = typeof template === "string";
    return choicesOf(through).map((id) => ({ through: id, templates: choicesOf(template), isSure }));
  }
  const pairs = [...new Set([...Object.keys(through.map), ...Object.keys(template.map)])].map(
    (key) => [through.map[key] ?? through.default, template.map[key] ?? template.default] as const,
  );
  const all = [...pairs, [through.default, template.default] as const];
  return choicesOf(through).map((id) => {
    const templates = all.flatMap(([to, name]) => (to === id && name !== undefined ? [name] : []));
    return { through: id, templates: [...new Set(templates)], isSure: true };
  });
}

/** A choice that no value leads anywhere leaves every deal waiting for a person. */
function inspectChoices({ send }: Playbook, say: Say): readonly Finding[] {
  return (["through", "template"] as const).flatMap((what): readonly Finding[] => {
    const isEmpty = choicesOf(send[what]).length === 0;
    const text = say("inspection:choosesNothing", { what });
    return isEmpty ? [{ level: "problem", text }] : [];
  });
}

async function inspectStages(kommo: Kommo, playbook: Playbook, say: Say): Promise<readonly Finding[]> {
  const { pipeline, stage } = playbook.when;
  const findings = await stageFinding(kommo, pipeline, stage, say);
  for (const name of OUTCOMES) {
    const outcome = playbook.outcomes[name];
    const stages = [...(outcome.stage === undefined ? [] : [outcome.stage]), ...(outcome.from ?? [])];
    for (const target of stages) {
      findings.push(...(await stageFinding(kommo, outcome.pipeline ?? pipeline, target, say, name)));
    }
  }
  return findings;
}

async function stageFinding(
  kommo: Kommo,
  pipeline: string,
  stage: string,
  say: Say,
  outcome?: string,
): Promise<Finding[]> {
  const found = await findingsOf(async () => {
    const { stageId } = await kommo.resolveStage(pipeline, stage);
    const told = { pipeline, stage, id: stageId };
    const text =
      outcome === undefined ? say("inspection:starts", told) : say("inspection:knows", { ...told, outcome });
    return [{ level: "ok", text }];
  }, say);
  return [...found];
}

async function inspectContractField(
  kommo: Kommo,
  { contractField: field }: Playbook,
  say: Say,
): Promise<readonly Finding[]> {
  if (field === undefined) return [];
  const { fields } = await kommo.metadata();
  const known = fields.deal.some(({ id, name, code }) => [id, name, code].includes(field));
  if (known) return [{ level: "ok", text: say("inspection:field", { field }) }];
  const help = say("inspection:noFieldHelp", { field });
  return [{ level: "problem", text: say("inspection:noField", { field }), help }];
}

/** Texts are rendered over a deal without values: what is still wrong then is wrong for every deal. */
async function inspectTexts(
  kommo: Kommo,
  playbook: Playbook,
  config: AccountConfig,
  say: Say,
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
  const found = [...places, ...unread].map(({ what, text }) => say("inspection:problem", { what, text }));
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

function choicesOf(choice: string | Choice): readonly string[] {
  if (typeof choice === "string") return [choice];
  const all = [...Object.values(choice.map), ...(choice.default === undefined ? [] : [choice.default])];
  return [...new Set(all)];
}
