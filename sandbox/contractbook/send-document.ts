import { failure, Refused } from "./answers.ts";
import type { Failure } from "./answers.ts";
import type { Signee, StoredDocument } from "./document.ts";
import { signeesOf } from "./document.ts";
import { missingFields } from "./field-values.ts";
import { happen } from "./happen.ts";
import { signDocument } from "./sign-document.ts";
import { whoseTurn } from "./whose-turn.ts";
import type { World } from "./world.ts";

const problems = (document: StoredDocument): readonly Failure[] => {
  if (document.state !== "draft") return [failure("/state", "The document is not a draft")];
  const signees = signeesOf(document);
  const nameless = signees.some(
    ({ email, full_name: name }) => email === null || name === null || name.trim() === "",
  );
  return [
    ...missingFields(document.dataFields).map((name) => failure("/data_fields", `${name} must be filled`)),
    ...(signees.length === 0 ? [failure("/parties", "There is nobody to sign")] : []),
    ...(nameless ? [failure("/parties", "Each signee needs an e-mail address and a full name")] : []),
  ];
};

const canAutosign = ({ signature_verification_methods: methods }: Signee): boolean =>
  methods === null || methods.length === 0 || methods.includes("sms") || methods.includes("basic");

/**
 * The draft becomes a pending contract under the same id; with `autosign` the key's owner signs at once where the
 * owner is a signee, may sign first and may sign with a click or SMS. Throws Refused: 402 plan used up, 422 not ready.
 */
export const sendDocument = (world: World, document: StoredDocument, isAutosigned: boolean): void => {
  const failures = problems(document);
  if (failures.length > 0) throw new Refused(422, failures);
  if (world.isPlanExhausted) throw new Refused(402);
  document.type = "contract";
  document.state = "pending";
  document.pdfAsked = 0;
  happen(world, document, "sent");
  const owner = whoseTurn(document).find(({ email }) => email === world.options.ownerEmail);
  if (isAutosigned && owner !== undefined && canAutosign(owner)) signDocument(world, document, owner);
};
