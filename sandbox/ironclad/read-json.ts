import type { z } from "zod";
import type { SimRequest } from "../kit/kit.ts";
import { invalid, Refused } from "./answers.ts";

const parsed = ({ body, headers }: SimRequest): unknown => {
  if (body.length === 0) return {};
  if (!/^application\/json\b/iu.test(headers["content-type"] ?? ""))
    throw invalid("content type must be application/json", "content-type");
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    throw invalid("request body is not valid JSON", "body");
  }
};

const readShape = <Shape>(value: unknown, shape: z.ZodType<Shape>): Shape => {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const stray = issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : undefined;
  const path = [...(issue?.path ?? []), ...(stray === undefined ? [] : [stray])].map(String).join(".");
  if (stray !== undefined) throw invalid(`unexpected parameter '${stray}'`, path);
  if (issue?.code === "invalid_type" && issue.message.endsWith("received undefined"))
    throw new Refused(400, "MISSING_PARAM", `missing required parameter '${path}'`, path);
  throw invalid(issue?.message ?? "invalid request", path === "" ? "body" : path);
};

/** The body, checked; an empty body counts as `{}`. Throws Refused(400): MISSING_PARAM for a key that lacks, INVALID_PARAM for anything else. */
export const readJson = <Shape>(request: SimRequest, shape: z.ZodType<Shape>): Shape =>
  readShape(parsed(request), shape);
