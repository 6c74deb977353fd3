import type { z } from "zod";
import type { SimRequest } from "../kit/kit.ts";
import { failure, Refused } from "./answers.ts";

const parsed = (request: SimRequest): unknown => {
  if (request.body.length === 0) return {};
  if (!/^application\/(?:[\w.+-]+\+)?json\b/iu.test(request.headers["content-type"] ?? ""))
    throw new Refused(415);
  try {
    return JSON.parse(Buffer.from(request.body).toString("utf8"));
  } catch {
    throw new Refused(400);
  }
};

/** The body, checked; an empty body counts as `{}`. Throws Refused: 415 no JSON type, 400 no JSON, `status` wrong shape. */
export const readJson = <Shape>(request: SimRequest, shape: z.ZodType<Shape>, status: 400 | 422): Shape => {
  const result = shape.safeParse(parsed(request));
  if (result.success) return result.data;
  throw new Refused(
    status,
    result.error.issues.slice(0, 50).map((issue) => {
      const stray = issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : undefined;
      const path = stray === undefined ? issue.path : [...issue.path, stray];
      const title = stray === undefined ? "Invalid value" : "Unexpected field";
      return failure(`/${path.map(String).join("/")}`, issue.message, title);
    }),
  );
};
