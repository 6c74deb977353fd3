import { Refused } from "./answers.ts";
import { expireWhenDue } from "./sign-request.ts";
import type { StoredRequest } from "./stored-request.ts";
import type { Template } from "./template.ts";
import type { World } from "./world.ts";

/** The template of that id. Throws Refused. */
export const templateBy = (world: World, id: string): Template => {
  const template = world.templates.get(id);
  if (template === undefined) throw new Refused("noTemplate", "Invalid Template ID", "template_id");
  return template;
};

/** The request of that id, in the trash or not, as it stands now. Throws Refused. */
export const requestBy = (world: World, id: string): StoredRequest => {
  const request = world.requests.get(id);
  if (request === undefined) throw new Refused("noRequest", "Invalid Request ID", "request_id");
  expireWhenDue(world, request);
  return request;
};

/** The request of that id, unless it lies in the trash. Throws Refused. */
export const livingRequestBy = (world: World, id: string): StoredRequest => {
  const request = requestBy(world, id);
  if (request.isDeleted) throw new Refused("wrongState", "The document has been deleted");
  return request;
};
