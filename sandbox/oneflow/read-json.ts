import type { z } from "zod";
import type { SimRequest } from "../kit/kit.ts";
import { Refused } from "./answers.ts";

const INVALID = "One or more parameters are not valid.";

const parsed = (request: SimRequest): unknown => {
  if (!/^application\/json\b/iu.test(request.headers["content-type"] ?? "")) {
    throw new Refused(415, "The content type must be application/json.");
  }
  try {
    return JSON.parse(Buffer.from(request.body).toString("utf8"));
  } catch {
    throw new Refused(400, "The request body is not valid JSON.");
  }
};

/** What the shape makes of a value. Throws Refused(400) with the places that do not fit. */
const fit = <Shape>(value: unknown, shape: z.ZodType<Shape>): Shape => {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const problems = new Map<string, string[]>();
  for (const issue of result.error.issues.slice(0, 50)) {
    const stray = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
    for (const key of stray) {
      const place = [...issue.path, ...(key === undefined ? [] : [key])].map(String).join(".");
      problems.set(place, [
        ...(problems.get(place) ?? []),
        key === undefined ? issue.message : "Unknown field.",
      ]);
    }
  }
  throw new Refused(400, INVALID, Object.fromEntries(problems));
};

/** The body, checked. Throws Refused: 415 no JSON type, 400 no JSON or a wrong shape. */
export const readJson = <Shape>(request: SimRequest, shape: z.ZodType<Shape>): Shape =>
  fit(parsed(request), shape);
