import type { z } from "zod";
import { Refused } from "./answers.ts";

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused("badParameter", "data is no JSON", "data");
  }
};

/** The JSON in the parameter `data`, checked. Throws Refused: 9043 for a key too many, 9009 for everything else. */
export const readData = <Shape>(text: string | undefined | null, shape: z.ZodType<Shape>): Shape => {
  if (text === undefined || text === null) throw new Refused("badParameter", "data is missing", "data");
  const result = shape.safeParse(parsed(text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code === "unrecognized_keys") {
    throw new Refused("extraKey", "Extra key found", issue.keys[0]);
  }
  const at = issue?.path.map(String).join(".") ?? "data";
  throw new Refused("badParameter", `${at}: ${issue?.message ?? "wrong"}`, at);
};
