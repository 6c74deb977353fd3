/** What came back; `body` is parsed where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Somebody with a browser, or a program with a key. */
export interface Visitor {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** `name=value; …` as the browser would send it. */
  cookies(): string;
}

/**
 * A browser at `url`: keeps cookies, and says that a call comes from the console's own pages. With `key` it is a program
 * that sends an API key and nothing else.
 */
export function createVisitor(url: string, key?: string): Visitor {
  const jar = new Map<string, string>();
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

  function keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (/max-age=0(?:;|$)/iu.test(line)) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
    }
  }

  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) {
    const own =
      key === undefined
        ? {
            origin: url,
            "sec-fetch-site": "same-origin",
            ...(jar.size === 0 ? {} : { cookie: cookies() }),
          }
        : { authorization: `Bearer ${key}` };
    const answer = await fetch(`${url}${path}`, {
      method,
      redirect: "manual",
      headers: { ...own, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    keep(answer.headers);
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: parsed(text) };
  }

  return {
    get: (path) => call("GET", path),
    post: (path, body = {}) => call("POST", path, body),
    call,
    cookies,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
