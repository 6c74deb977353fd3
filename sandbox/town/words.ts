type Words = readonly [string, ...string[]];

/** Invented names: every language of the customers, so that letters beyond ASCII are the rule. */
export const FIRST_NAMES: Words = [
  "Åsa",
  "Björn",
  "Chloé",
  "Dagný",
  "Élodie",
  "François",
  "Günther",
  "Håkon",
  "İpek",
  "Jürgen",
  "Károly",
  "Łucja",
  "Małgorzata",
  "Nuño",
  "Ödön",
  "Přemysl",
  "Ragnheiður",
  "Søren",
  "Tâmara",
  "Ülle",
  "Vítězslav",
  "Zoë",
  "Anna",
  "Peter",
  "Irène",
  "João",
  "Ştefan",
  "Žofie",
];

/** Family names. */
export const LAST_NAMES: Words = [
  "Ångström",
  "Bjørnsen",
  "Çelik",
  "D'Angelo",
  "Eğilmez",
  "Fernández-Núñez",
  "Großmann",
  "Hernández",
  "Jørgensen",
  "Kovačević",
  "Łukaszewicz",
  "Müller",
  "Nguyễn",
  "O'Sullivan",
  "Przybyłowski",
  "Quirós",
  "Šimůnek",
  "Þórsdóttir",
  "Vörösmarty",
  "Weiß",
  "Żółkiewski",
  "van der Berg",
  "Rossi",
  "Lindqvist",
];

/** First halves of company names. */
export const COMPANY_WORDS: Words = [
  "Nordlys",
  "Grüne Wiese",
  "Café Zürich",
  "Atelier Éclair",
  "Mørk",
  "Ålesund Fisk",
  "Šárka",
  "Bäckerei Süß",
  "Iglesias",
  "Öresund",
  "Płomień",
  "Fjällräven Lager",
  "Hôtel Étoile",
  "Kőbánya",
  "São Roque",
  "Tromsø Solar",
];

/** Second halves with the legal form. */
export const COMPANY_FORMS: Words = [
  "GmbH",
  "AB",
  "A/S",
  "Sp. z o.o.",
  "S.à r.l.",
  "Oy",
  "B.V.",
  "s.r.o.",
  "S.L.",
  "Kft.",
  "AG",
  "Ltd",
];

/** City, ISO country code, postal code. */
export const CITIES: readonly [readonly [string, string, string], ...(readonly [string, string, string])[]] =
  [
    ["Malmö", "SE", "211 20"],
    ["København", "DK", "1050"],
    ["Zürich", "CH", "8001"],
    ["Łódź", "PL", "90-001"],
    ["Besançon", "FR", "25000"],
    ["Köln", "DE", "50667"],
    ["A Coruña", "ES", "15001"],
    ["Győr", "HU", "9021"],
  ];

/** Street names. */
export const STREETS: Words = [
  "Storgatan",
  "Rue de l'Église",
  "Königsallee",
  "Ulica Świętokrzyska",
  "Øvre Slottsgate",
  "Calle del Niño",
];
