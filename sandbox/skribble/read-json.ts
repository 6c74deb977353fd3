import type { z } from "zod";
import type { SimRequest } from "../kit/kit.ts";
import { badRequest, Refused } from "./answers.ts";

/** The body as JSON; an empty one is `undefined`. Throws Refused: 406 no JSON type, 400 no JSON. */
const parsed = (request: SimRequest): unknown => {
  if (request.body.length === 0) return undefined;
  if (!/^application\/json\b/iu.test(request.headers["content-type"] ?? "")) {
    throw new Refused({ status: 406, message: "Content type is not supported" });
  }
  try {
    return JSON.parse(Buffer.from(request.body).toString("utf8"));
  } catch {
    throw badRequest("Malformed JSON request");
  }
};

/** A checked value. Throws Refused(400) that names up to ten errors. */
export const checked = <Shape>(value: unknown, shape: z.ZodType<Shape>): Shape => {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
  throw badRequest(`Validation failed for JSON object (${details.join("; ")})`);
};

/** The body of a call, checked. Throws Refused: 406 no JSON type, 400 no JSON or the wrong form. */
export const readJson = <Shape>(request: SimRequest, shape: z.ZodType<Shape>): Shape =>
  checked(parsed(request), shape);
