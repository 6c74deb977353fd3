/** JSON is indented and a form is one field per line, for people; everything else stays as it is. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return FORM.test(body) ? fieldsOf(body) : body;
  }
}

/** `leads%5Bstatus%5D%5B0%5D%5Bid%5D=4711&…` */
const FORM = /^[\w.%[\]+-]+=[^\s&]*(?:&[\w.%[\]+-]+=[^\s&]*)*$/u;

function fieldsOf(form: string): string {
  return [...new URLSearchParams(form)].map(([name, value]) => `${name} = ${value}`).join("\n");
}
