import type { SimResponse } from "../kit/kit.ts";

interface Asked {
  readonly clientId: string;
  readonly state: string;
  /** The account's host. */
  readonly referer: string;
}

const STYLE = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 28rem; margin: 4rem auto; padding: 0 1rem; }
a { display: inline-block; padding: .5rem 1rem; margin-right: .5rem; border: 1px solid; border-radius: .4rem; }`;

/** What a person sees who is to let the integration in: two buttons, and who asks. */
export function consentPage({ clientId, state, referer }: Asked): SimResponse {
  const to = (answer: string): string =>
    `?${new URLSearchParams({ client_id: clientId, state, answer }).toString().replaceAll("&", "&amp;")}`;
  return {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: `<!doctype html><html lang="en"><head><title>Kommo</title><meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>
<body><main><h1>Let an integration in?</h1><p>It wants to read and change deals, contacts and files of ${escaped(referer)} in your name.</p>
<p><a href="${to("allow")}">Allow</a><a href="${to("deny")}">Deny</a></p></main></body></html>`,
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[<>&"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
