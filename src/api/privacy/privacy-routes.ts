import type { Route } from "../route.ts";
import { erasePerson } from "./erase-person.ts";
import { exportPerson } from "./export-person.ts";
import { findPerson } from "./find-person.ts";

/** Data of people who sign. */
export const PRIVACY_ROUTES: readonly Route[] = [findPerson, exportPerson, erasePerson];
