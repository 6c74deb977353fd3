import { ApiProblem } from "../../api/api-problem.ts";
import type { ChoiceDesk } from "../../api/choices/choice-desk.ts";
import type { Choices, FieldChoice, TemplateDetail } from "../../api/choices/choice-view.ts";
import type { FieldDefinition } from "../../crm/kommo/definitions.ts";
import type { Template } from "../../domain/template.ts";
import { connectionOf, kommoOf } from "./bound-connection.ts";
import type { DeskDeps } from "./desk-deps.ts";
import { fieldLiquid, standardFields } from "./standard-fields.ts";
import { suggestField, suggestSigner } from "./suggest-field.ts";
import type { Say } from "../../texts/say.ts";
import { sayInEnglish } from "../../texts/texts.ts";
import { providersIn } from "./provider-words.ts";

type Deps = Pick<DeskDeps, "setup" | "registry">;

/** What an editor offers, read from Kommo and the vendors. */
export function choiceDesk(deps: Deps): ChoiceDesk {
  return {
    async all(account, say) {
      const connections = connectionsOf(deps, account, say);
      const bench = deps.registry.bench(account);
      if (bench === undefined)
        return { missing: "kommo", pipelines: [], users: [], fields: fieldChoices(say), connections };
      const [{ pipelines, fields }, users] = await Promise.all([bench.kommo.metadata(), bench.kommo.users()]);
      return {
        pipelines: pipelines.map(({ id, name, isArchived, stages }) => ({
          id,
          name,
          isArchived,
          stages: stages.map((stage) => ({ id: stage.id, name: stage.name })),
        })),
        users: [...users],
        fields: fieldChoices(say, fields),
        connections,
      };
    },
    async templates(account, id) {
      const { account: vendor, can } = connectionOf(deps, account, id);
      if (can.templates === false) return { isListed: false, templates: [] };
      const all = await vendor.templates();
      return { isListed: true, templates: all.map((each) => ({ id: each.id, name: each.name })) };
    },
    async template(account, id, wanted) {
      const { account: vendor, can, vendor: name } = connectionOf(deps, account, id);
      if (can.templates !== true) return bare(wanted);
      const template = await vendor.describeTemplate(wanted);
      if (template === undefined)
        throw new ApiProblem("not_found", (say) =>
          say("problems:noTemplate", { vendor: name, template: wanted }),
        );
      // suggestions are made by English words, whoever reads them
      const { deal, contact, company } = fieldChoices(sayInEnglish, await ownFields(deps, account));
      return described(template, [...deal, ...contact, ...company]);
    },
    async deals(account, words) {
      const kommo = kommoOf(deps, account);
      const [{ pipelines }, hits] = await Promise.all([kommo.metadata(), kommo.searchDeals(words)]);
      return {
        deals: hits.map(({ id, name, price, pipelineId, stageId }) => {
          const pipeline = pipelines.find((each) => each.id === pipelineId);
          const stage = pipeline?.stages.find((each) => each.id === stageId);
          return { id, name, price, pipeline: pipeline?.name ?? pipelineId, stage: stage?.name ?? stageId };
        }),
      };
    },
  };
}

type OwnFields = Readonly<Record<"deal" | "contact" | "company", readonly FieldDefinition[]>>;

/** The account's own fields. `undefined` = Kommo is not connected yet. */
async function ownFields({ registry }: Deps, account: string): Promise<OwnFields | undefined> {
  return (await registry.bench(account)?.kommo.metadata())?.fields;
}

function fieldChoices(say: Say, fields?: OwnFields): Choices["fields"] {
  const own = (entity: "deal" | "contact" | "company"): FieldChoice[] => [
    ...standardFields(entity, say),
    ...(fields?.[entity] ?? []).map((field) => fieldChoice(entity, field)),
  ];
  return {
    deal: own("deal"),
    contact: own("contact"),
    company: own("company"),
    user: standardFields("user", say),
    other: standardFields("other", say),
  };
}

function fieldChoice(
  entity: "deal" | "contact" | "company",
  { id, name, code, type, options }: FieldDefinition,
): FieldChoice {
  return {
    id,
    name,
    ...(code === undefined ? {} : { code }),
    type,
    options: options.map(({ value }) => value),
    liquid: fieldLiquid(entity, name, id),
    ...(code === "EMAIL" || code === "PHONE" ? { sameAs: `${entity}.${code.toLowerCase()}` } : {}),
  };
}

function connectionsOf({ setup }: Deps, account: string, say: Say): Choices["connections"] {
  // what each vendor can do is the same for everybody, and described once
  const views = providersIn(say);
  return (setup.account(account)?.connections ?? []).flatMap(({ id, provider, dialect }) => {
    const vendor = views.find((one) => one.id === provider);
    const known = vendor?.dialects.find(({ name }) => name === dialect);
    if (vendor === undefined || known === undefined) return [];
    const { can = {}, lacks, options } = known;
    return [{ id, name: id, vendor: vendor.name, provider, dialect, can, lacks, options }];
  });
}

/** A vendor that does not tell its templates' fields: people write them by hand. */
function bare(template: string): TemplateDetail {
  return { id: template, name: template, isDescribed: false, fields: [], roles: [] };
}

function described(template: Template, fields: readonly FieldChoice[]): TemplateDetail {
  const { id, name, help } = template;
  return {
    id,
    name,
    isDescribed: true,
    ...(help === undefined ? {} : { help }),
    fields: template.fields.map((field) => {
      const suggestion = suggestField([field.name, ...(field.aliases ?? [])], fields);
      return {
        name: field.name,
        type: field.type,
        required: field.required,
        ...(field.options === undefined ? {} : { options: [...field.options] }),
        ...(suggestion === undefined ? {} : { suggestion }),
      };
    }),
    roles: template.roles.map((role) => {
      const suggestion = suggestSigner(role);
      return { role, ...(suggestion === undefined ? {} : { suggestion }) };
    }),
  };
}
