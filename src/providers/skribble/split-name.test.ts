import { expect, test } from "vitest";
import { splitName } from "./split-name.ts";

test.each([
  ["Bo Client", "Bo", "Client"],
  ["  Anna  Maria Müller ", "Anna Maria", "Müller"],
  ["Ludwig van Beethoven", "Ludwig", "van Beethoven"],
  ["Maria de la Cruz", "Maria", "de la Cruz"],
  ["Van Morrison", "Van", "Morrison"],
  ["Zoë O'Neil-Håkansson 🚀", "Zoë", "O'Neil-Håkansson 🚀"],
  ["Cher", "Cher", undefined],
  ["", undefined, undefined],
])("%s has its parts", (name, first_name, last_name) => {
  expect(splitName(name)).toEqual({
    ...(first_name === undefined ? {} : { first_name }),
    ...(last_name === undefined ? {} : { last_name }),
  });
});
