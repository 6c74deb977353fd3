/** Marks an option, by `.meta(OF_TEMPLATE)`, that names one of the template's fields: forms offer them to choose from. */
export const OF_TEMPLATE = { "x-choose": "field" } as const;
