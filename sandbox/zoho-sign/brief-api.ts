import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { admit } from "./admit.ts";
import { done, Refused } from "./answers.ts";
import { createRequest } from "./create-request.ts";
import { downloadRequest } from "./download.ts";
import { fillTexts } from "./fill-fields.ts";
import { livingRequestBy, requestBy, templateBy } from "./find-by-id.ts";
import { readData } from "./read-data.ts";
import { onlyQuery, readForm } from "./read-form.ts";
import { briefData } from "./request-input.ts";
import { showRequest } from "./request-view.ts";
import { submitRequest } from "./submit-request.ts";
import { showTemplate } from "./template-view.ts";
import type { World } from "./world.ts";

/** Creating sends. The article names nobody's role: whoever is in `actions` signs. */
const create = async (world: World, call: SimRequest, id: string): Promise<SimResponse> => {
  const template = templateBy(world, id);
  onlyQuery(call, []);
  const fields = await readForm(call, ["data"]);
  const input = readData(fields.get("data"), briefData);
  const { templates } = input;
  if (templates.template_id !== id) {
    throw new Refused("badParameter", "template_id is not that of the address", "template_id");
  }
  const texts = (input.data?.field_data ?? input.field_data)?.field_text_data ?? {};
  const request = createRequest(world, template, {
    name: template.name,
    notes: templates.notes ?? "",
    actions: templates.actions.map((action, at) => ({
      id: world.parts.actions.next(),
      role: template.roles[at]?.name ?? "",
      type: action.action_type,
      name: action.recipient_name,
      email: action.recipient_email,
      order: action.signing_order,
      status: "NOACTION",
      verifies: false,
      language: "en",
      privateNotes: action.private_notes ?? "",
      deliveryMode: "EMAIL",
      signedAt: null,
    })),
    values: fillTexts(template, texts),
    isTest: false,
    expirationDays: templates.expiry_days ?? input.expiry_days,
  });
  submitRequest(world, request);
  return done("Document has been sent", { requests: showRequest(world, request) });
};

const listTemplates = (world: World, call: SimRequest): SimResponse => {
  onlyQuery(call, []);
  return done("Template list retrieved successfully", {
    templates: [...world.templates.values()].map(showTemplate),
  });
};

/**
 * The API as the article describes it, below `/api/v1`: templates with all they have, createdocument, the PDF; and
 * `GET /requests/{id}`, without which nobody could tell how a request stands. There is no list, no draft and no recall.
 * Throws Refused.
 */
export const briefApi = async (world: World, call: SimRequest): Promise<SimResponse> => {
  admit(world, call);
  const [, noun, id = "", action, ...rest] = call.path.split("/");
  const route = `${call.method} ${noun}${id === "" ? "" : "/*"}${action === undefined ? "" : `/${action}`}`;
  if (rest.length === 0) {
    if (route === "GET templates") return listTemplates(world, call);
    if (route === "POST templates/*/createdocument") return create(world, call, id);
    if (route === "GET requests/*") {
      return done("Document details retrieved successfully", {
        requests: showRequest(world, requestBy(world, id)),
      });
    }
    if (route === "GET requests/*/pdf") {
      onlyQuery(call, []);
      return downloadRequest(world, livingRequestBy(world, id), call);
    }
  }
  throw new Refused("noSuchAddress", "The address or its method is not known", undefined, 404);
};
