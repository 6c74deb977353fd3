import { z } from "zod";
import type { ApiKey } from "../../auth/api-keys.ts";
import { By, madeBy } from "../by.ts";
import { Role } from "./person.ts";

export const Key = z
  .object({
    id: z.string(),
    name: z.string(),
    role: Role,
    by: By,
    at: z.iso.datetime(),
    endsAt: z.iso.datetime().optional(),
    usedAt: z.iso.datetime().optional(),
  })
  .meta({ id: "Key" });

/** A key as the API tells it, without its secret. */
export function keyOf({ id, name, role, by, at, endsAt, usedAt }: ApiKey): z.input<typeof Key> {
  return {
    id,
    name,
    role,
    by: madeBy(by),
    at: at.toISOString(),
    ...(endsAt === undefined ? {} : { endsAt: endsAt.toISOString() }),
    ...(usedAt === undefined ? {} : { usedAt: usedAt.toISOString() }),
  };
}
