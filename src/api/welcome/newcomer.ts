import { z } from "zod";
import { NAME_LENGTH_MOST, PASSWORD_LENGTH, PASSWORD_LENGTH_MOST } from "../../auth/library.ts";
import { KEY_MARK } from "../../domain/actor.ts";

/** The secret of a one-time link; stands behind the `#` of its address. */
export const Token = z.string().min(1).max(200);

/** One line; stands in trails and lists. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(NAME_LENGTH_MOST)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u, "must be one line of text")
  .refine((name) => !name.endsWith(KEY_MARK), "only a key is called so");

/** `login.invalid`: names of ours that stand for addresses. */
export const Email = z
  .email()
  .max(254)
  .toLowerCase()
  .refine((email) => !email.endsWith("@login.invalid"), "must be somebody's address");

export const Password = z
  .string()
  .min(PASSWORD_LENGTH, `must have at least ${PASSWORD_LENGTH} characters`)
  .max(PASSWORD_LENGTH_MOST);
