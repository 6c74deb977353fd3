import type { Option } from "./option.ts";

const P = "accounts.*.playbooks[]";
const LIQUID = "Liquid text";

/** Settings of a playbook. */
export const PLAYBOOK_OPTIONS: readonly Option[] = [
  {
    path: `${P}.id`,
    type: "text",
    required: true,
    sentence: "Stands in addresses and logs; a contract belongs to the playbook of this id for ever.",
  },
  {
    path: `${P}.name`,
    type: "text",
    default: "the id",
    sentence: "What people call the playbook: one line of at most 80 characters, which can be changed.",
  },
  {
    path: `${P}.enabled`,
    type: "true or false",
    default: "true",
    sentence: "`false`: deals that enter the stage get no contract; those under way go on.",
  },
  { path: `${P}.when.pipeline`, type: "name or id", required: true, sentence: "Pipeline of the stage." },
  {
    path: `${P}.when.stage`,
    type: "name or id",
    required: true,
    sentence: "Deals that enter this stage get the contract.",
  },
  {
    path: `${P}.where[].value`,
    type: "path",
    required: true,
    sentence:
      "What the condition looks at: `deal.price`, `deal.fields.Plan`. Conditions are judged when the deal enters the stage and, for about ten minutes after, once more; a deal that meets them later must enter the stage again.",
  },
  { path: `${P}.where[].atLeast`, type: "number", sentence: "The value is a number, this or more." },
  { path: `${P}.where[].atMost`, type: "number", sentence: "The value is a number, this or less." },
  {
    path: `${P}.where[].is`,
    type: "text, number, true or false",
    sentence: "The value is exactly this; of a list, one of its values.",
  },
  {
    path: `${P}.where[].isNot`,
    type: "text, number, true or false",
    sentence: "The value is not this; no value is not this either.",
  },
  { path: `${P}.where[].oneOf`, type: "list", sentence: "The value is one of these." },
  { path: `${P}.where[].present`, type: "true or false", sentence: "There is a value, or there is none." },
  {
    path: `${P}.send.through`,
    type: "connection or choice",
    required: true,
    sentence: "The connection that the contract goes through.",
  },
  {
    path: `${P}.send.template`,
    type: "id, name or choice",
    required: true,
    sentence:
      "The vendor's template; a choice is `{ by: path, map: { value: template }, default: template }`.",
  },
  { path: `${P}.send.through.by`, type: "path", sentence: "What a choice looks at: `deal.fields.Plan`." },
  { path: `${P}.send.through.map.*`, type: "text", sentence: "Value → connection." },
  {
    path: `${P}.send.through.default`,
    type: "text",
    sentence: "The connection for every other value; without it such a deal waits for a person.",
  },
  { path: `${P}.send.template.by`, type: "path", sentence: "What a choice looks at: `deal.fields.Plan`." },
  { path: `${P}.send.template.map.*`, type: "text", sentence: "Value → template." },
  {
    path: `${P}.send.template.default`,
    type: "text",
    sentence: "The template for every other value; without it such a deal waits for a person.",
  },
  {
    path: `${P}.send.title`,
    type: LIQUID,
    default: '"{{ deal.name }}"',
    sentence: "The contract's title, at most 200 characters.",
  },
  {
    path: `${P}.send.message`,
    type: LIQUID,
    sentence: "What signers read in the invitation, where the vendor sends one.",
  },
  { path: `${P}.send.fields.*`, type: LIQUID, sentence: "Template field → text; empty ones are left out." },
  {
    path: `${P}.send.signers[].role`,
    type: "text",
    required: true,
    sentence: "Role of the person: `client`, `internal`, or the template's own.",
  },
  { path: `${P}.send.signers[].name`, type: LIQUID, required: true, sentence: "Name of the person." },
  { path: `${P}.send.signers[].email`, type: LIQUID, required: true, sentence: "One e-mail address." },
  { path: `${P}.send.signers[].phone`, type: LIQUID, sentence: "Phone in international form." },
  {
    path: `${P}.send.signers[].language`,
    type: LIQUID,
    sentence: "Language of the invitation: `de`, `de-CH` or `German`.",
  },
  { path: `${P}.send.signers[].company`, type: LIQUID, sentence: "Legal entity that the person signs for." },
  {
    path: `${P}.send.signers[].order`,
    type: "whole number",
    default: "place in the list",
    sentence: "Equal numbers sign at the same time.",
  },
  {
    path: `${P}.send.signers[].receives`,
    type: "`signature` or `copy`",
    default: "signature",
    sentence: "Asked to sign, or only sent a copy.",
  },
  {
    path: `${P}.send.expiresInDays`,
    type: "whole number",
    default: "30",
    sentence: "How long there is to sign.",
  },
  {
    path: `${P}.send.language`,
    type: LIQUID,
    sentence: "Language of the contract, where the vendor has one.",
  },
  {
    path: `${P}.send.level`,
    type: LIQUID,
    sentence:
      "How strong the signatures must be: `SES`, `AES`, `AES_MINIMAL` or `QES`; without it as the vendor's account has it.",
  },
  {
    path: `${P}.send.acceptWeaker`,
    type: "true or false",
    default: "false",
    sentence: "A contract signed with weaker signatures, or in the vendor's demo mode, counts as signed.",
  },
  {
    path: `${P}.send.automatically`,
    type: "true or false",
    default: "true",
    sentence: "`false` leaves the draft at the vendor until a person sends it.",
  },
  {
    path: `${P}.send.options`,
    type: "the provider's own",
    default: "{}",
    sentence: "Settings named in the provider's docs page.",
  },
  {
    path: `${P}.contractField`,
    type: "name, id or code",
    sentence: "Deal field that receives the vendor's contract id.",
  },
  {
    path: `${P}.onAmountChange`,
    type: "`update`, `note` or `ignore`",
    default: "update",
    sentence: "What happens when the deal's price changes before the contract is sent.",
  },
  {
    path: `${P}.reentry`,
    type: "`whenOver` or `never`",
    default: "whenOver",
    sentence: "Whether a deal that enters the stage again gets a new contract once the last one is over.",
  },
  {
    path: `${P}.holdAbove`,
    type: "whole number or false",
    default: "1000",
    sentence:
      "More new contracts than these within 10 minutes are held, and a person is asked once: deals may have been moved by mistake. `false`: never.",
  },
  {
    path: `${P}.archiveFirst`,
    type: "true or false",
    default: "true",
    sentence: "The deal says “signed” only after the PDF is in the archive.",
  },
  {
    path: `${P}.outcomes.sent`,
    type: "outcome",
    default: "note",
    sentence: "The contract is out for signature.",
  },
  { path: `${P}.outcomes.viewed`, type: "outcome", default: "nothing", sentence: "A signer opened it." },
  {
    path: `${P}.outcomes.signerSigned`,
    type: "outcome",
    default: "note",
    sentence: "One of several signers signed.",
  },
  { path: `${P}.outcomes.signed`, type: "outcome", default: "note, attach", sentence: "All have signed." },
  { path: `${P}.outcomes.declined`, type: "outcome", default: "note, task", sentence: "A signer declined." },
  {
    path: `${P}.outcomes.expired`,
    type: "outcome",
    default: "note, task",
    sentence: "The time to sign is over.",
  },
  {
    path: `${P}.outcomes.withdrawn`,
    type: "outcome",
    default: "note",
    sentence: "The contract was taken back.",
  },
  {
    path: `${P}.outcomes.failed`,
    type: "outcome",
    default: "note and task that name the problem",
    sentence: "A person must act.",
  },
  {
    path: `${P}.outcomes.*.when`,
    type: "`each` or `all`",
    default: "each",
    sentence:
      "`all` (`signed` only): the move and the task wait until the deal's other contracts are signed too; those that were withdrawn do not count.",
  },
  { path: `${P}.outcomes.*.stage`, type: "name or id", sentence: "Stage to move the deal to." },
  {
    path: `${P}.outcomes.*.pipeline`,
    type: "name or id",
    default: "the playbook's",
    sentence: "Pipeline of that stage.",
  },
  {
    path: `${P}.outcomes.*.from`,
    type: "list of names or ids",
    default: "the playbook's stage and the one we put the deal in",
    sentence: "Stages from which the deal may be moved.",
  },
  {
    path: `${P}.outcomes.*.note`,
    type: `${LIQUID} or false`,
    sentence: "Note on the deal; `false` writes none.",
  },
  {
    path: `${P}.outcomes.*.task`,
    type: "group or false",
    sentence: "Task for the responsible user; `false` makes none.",
  },
  { path: `${P}.outcomes.*.task.text`, type: LIQUID, sentence: "What is to be done." },
  { path: `${P}.outcomes.*.task.dueInHours`, type: "number", default: "24", sentence: "When it is due." },
  {
    path: `${P}.outcomes.*.attach`,
    type: "true or false",
    default: "true for signed",
    sentence: "Attaches the signed PDF to the deal (`signed` only).",
  },
  {
    path: `${P}.outcomes.*.resend`,
    type: "true or false",
    default: "false",
    sentence: "Plans a new contract (`expired` only).",
  },
];
