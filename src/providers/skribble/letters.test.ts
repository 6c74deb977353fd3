import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { beyond, createLetters, europeanLetters } from "./letters.ts";

const letters = createLetters(europeanLetters);

/** What the languages of Europe need beyond A to Z. */
const ALPHABETS = {
  Albanian: "çë",
  Azerbaijani: "əğıöüşç",
  Basque: "ñ",
  Belarusian: "абвгґдеёжзійклмнопрстуўфхцчшыьэюя",
  Bulgarian: "абвгдежзийклмнопрстуфхцчшщъьюя",
  Catalan: "àçèéíïòóúü·l",
  Croatian: "čćđšž",
  Czech: "áčďéěíňóřšťúůýž",
  Danish: "æøå",
  Dutch: "éèëïóöüĳ",
  Esperanto: "ĉĝĥĵŝŭ",
  Estonian: "äõöüšž",
  Faroese: "áðíóúýæø",
  Finnish: "äöåšž",
  French: "àâæçéèêëîïôœùûüÿ",
  Georgian: "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
  German: "äöüßẞ",
  Greek: "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋΐΰς",
  Hungarian: "áéíóöőúüű",
  Armenian: "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
  Icelandic: "áðéíóúýþæö",
  Irish: "áéíóúḃċḋḟġṁṗṡṫ",
  Italian: "àèéìîòóù",
  Latvian: "āčēģīķļņšūž",
  Lithuanian: "ąčęėįšųūž",
  Luxembourgish: "äéë",
  Macedonian: "ѓѕјљњќџ",
  Maltese: "ċġħż",
  Norwegian: "æøåéò",
  Polish: "ąćęłńóśźż",
  Portuguese: "ãáàâçéêíõóôúü",
  Romanian: "ăâîșțşţ",
  Russian: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  Sami: "áčđŋšŧž",
  Serbian: "ђјљњћџ",
  Slovak: "áäčďéíĺľňóôŕšťúýž",
  Slovene: "čšž",
  Sorbian: "čćěłńóřŕšśžź",
  Spanish: "áéíñóúü¿¡",
  Swedish: "åäöé",
  Turkish: "çğıöşüİ",
  Ukrainian: "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
  Welsh: "âêîôûŵŷ",
  signs: "€£§©®™–—‘’‚“”„«»…•°²³½×÷±№‰",
} as const;

test.each(Object.entries(ALPHABETS))(
  "%s can be written whole, small and capital",
  async (language, alphabet) => {
    const font = await letters.embed(await PDFDocument.create());
    // Georgian writes without capitals
    const capitals = language === "Georgian" ? "" : alphabet.toLocaleUpperCase();
    expect(beyond(`${alphabet}${capitals}`, font)).toEqual([]);
  },
);

test("each letter that cannot be shown is named once", async () => {
  const font = await letters.embed(await PDFDocument.create());
  expect(beyond("a日b日🚀\nשa", font)).toEqual(["日", "🚀", "ש"]);
});
