import errors from "../../texts/en/service/errors.json" with { type: "json" };

/** What each failure is and what can be done, in English: as the log, the database and the CRM are told. */
export const errorTexts = errors;
