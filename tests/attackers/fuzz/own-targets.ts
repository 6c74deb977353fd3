import { gzipSync } from "node:zlib";
import { loadConfig } from "../../../src/config/load-config.ts";
import { hooks } from "../../../src/crm/kommo/hooks.ts";
import { exampleScope } from "../../../src/domain/fill/example.ts";
import { renderText } from "../../../src/domain/fill/render-text.ts";
import { decodeBody } from "../../../src/http/decode-body.ts";
import { PROVIDERS } from "../../../src/providers/all.ts";
import { openTemplate } from "../../../src/providers/skribble/pdf-template.ts";
import { makeForm, textField } from "../../../src/providers/skribble/test-pdf-form.ts";
import { townConfig } from "../../town-config.ts";
import type { Target } from "./target.ts";
import { wordsOf } from "./words-of.ts";

const FORM =
  "leads[status][0][id]=27650011&leads[status][0][status_id]=142&leads[status][0][pipeline_id]=7&account[subdomain]=acme&account[id]=44001";
const HOOK = JSON.stringify({ leads: { add: [{ id: "1" }] }, account: { id: "44001", subdomain: "acme" } });
const SCOPE = exampleScope();
const MOST_UNPACKED = 256 * 1024;
/** The engine's own limit on memory, with room for the text around it. */
const MOST_RENDERED = 600_000;

const TEXTS: Target = {
  name: "texts of a playbook",
  share: 0.3,
  seeds: [
    "Agreement with {{ company.name | default: contact.name }}",
    "{% for i in (1..9) %}{% assign x = i | times: 2 %}{{ x }}{% else %}{% endfor %}",
    "{% if deal.price > 5 %}{{ deal.price | money }}{% elsif a %}{% endif %}{{ 'x' | date: '%Y' }}",
  ].map((text) => Buffer.from(text)),
  words: [
    ...wordsOf("domain/fill"),
    "{% capture x %}{% endcapture %}",
    "{% raw %}{% endraw %}",
    "{% cycle 'a','b' %}",
    "{% for i in (1..999999999) %}",
    "{% tablerow i in (1..9) %}{% endtablerow %}",
    "| append: x",
    "| replace: '', 'aaaaaaaaaa'",
    "| split: ''",
    "| where_exp: 'a', 'b'",
    "constructor.constructor",
  ],
  async try(input) {
    const rendered = renderText(input.toString("utf8"), SCOPE);
    if ("text" in rendered && rendered.text.length > MOST_RENDERED)
      throw new Error(`The text has ${rendered.text.length} characters.`);
  },
};

/** Everything of ours that reads outside bytes and is no vendor's. */
export async function ownTargets(): Promise<readonly Target[]> {
  return [
    {
      name: "kommo: hooks",
      seeds: [FORM, HOOK, `\uFEFF${HOOK}`].map((text) => Buffer.from(text)),
      words: wordsOf("crm/kommo"),
      async try(input) {
        const { deals } = hooks.read({ headers: {}, body: input });
        for (const { id } of deals) if (!/^\d{1,20}$/u.test(id)) throw new Error(`The deal's id is ${id}.`);
      },
    },
    {
      name: "configuration file",
      share: 0.03,
      seeds: [
        Buffer.from(townConfig({ sandboxUrl: "http://127.0.0.1:1", dialect: "documented" })),
        Buffer.from("a: &a [*a]\nb: !!binary x\n? {c: d}\n: e\n"),
      ],
      words: [...wordsOf("config"), "&a", "*a", "<<: *a", "!!set", "${HOME}", "---\n", "|\n  "],
      async try(input) {
        loadConfig(input.toString("utf8"), {}, { providers: PROVIDERS, dataDir: "/nowhere" });
      },
    },
    TEXTS,
    {
      name: "PDF forms",
      share: 0.03,
      seeds: [Buffer.from(await makeForm((form, page) => void textField(form, page, "client_name")))],
      words: [
        "/AcroForm",
        "/Fields",
        "/Kids",
        "/Parent",
        " 0 R",
        "obj",
        "endobj",
        "stream\n",
        "/Length 99999999",
        "xref",
        "/Prev 0",
      ],
      try: async (input) => telling(openTemplate(input, "form.pdf")),
    },
    {
      name: "packed answers",
      seeds: [gzipSync("x"), gzipSync(Buffer.alloc(MOST_UNPACKED * 8))],
      words: ["gzip"],
      async try(input) {
        const unpacked = await decodeBody(input, "gzip", MOST_UNPACKED).catch(() => Buffer.alloc(0));
        if (unpacked.byteLength > MOST_UNPACKED) throw new Error(`${unpacked.byteLength} bytes came out.`);
      },
    },
  ];
}

/** Refusals in our own words are answers. */
async function telling(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Error && error.name === "CountersignError")) throw error;
  }
}
