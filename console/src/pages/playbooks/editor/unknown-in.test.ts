import { expect, test } from "vitest";
import { unknownIn } from "./unknown-in.ts";

const NONE = { id: "", type: "text", options: [] };
const CHOICES = {
  pipelines: [],
  users: [],
  connections: [],
  fields: {
    deal: [{ ...NONE, name: "Deal name", liquid: "{{ deal.name }}" }],
    contact: [],
    company: [],
    user: [],
    other: [],
  },
};

test.each([
  [
    '“deal” has no value named “nam”; did you mean “name”? Custom fields are written deal.fields["nam"].',
    { name: "deal.nam", meant: "Deal name" },
  ],
  ["“deal” has no value named “zzz”.", { name: "deal.zzz" }],
  ["There is no value named “dael” in texts; did you mean “deal”?", { name: "dael", meant: "deal" }],
  ["The title is too long.", undefined],
])("%s", (sentence, unknown) => {
  expect(unknownIn(sentence, CHOICES)).toEqual(unknown);
});
