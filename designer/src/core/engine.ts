/** An answer of the engine that says no, in the words of its problem+json. */
export class EngineError extends Error {
  constructor(
    readonly status: number,
    /** The last part of the problem's type, such as `conflict`. */
    readonly type: string,
    detail: string,
    /** The whole problem, with what it carries besides. */
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    super(detail);
  }
}

/** The engine could not be reached, or did not answer in time. */
export class Unreachable extends Error {}

export interface EngineClient {
  /** JSON in, JSON out; throws {@link EngineError} or {@link Unreachable}. The path begins behind `/api/v1`. */
  json<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, last?: boolean): Promise<T>;
  /** As it is, such as a PDF or an evidence file. */
  bytes(method: 'GET' | 'POST' | 'PUT', path: string, body?: BodyInit, type?: string): Promise<Blob>;
}

const NAMESPACE = 'urn:schalter:problem:';
const PATIENCE = 30_000;

/** Speaks with the engine that this page came from. */
export class HttpEngine implements EngineClient {
  constructor(
    private readonly language: string,
    private readonly base = '/api/v1',
  ) {}

  async json<T>(method: string, path: string, body?: unknown, last = false): Promise<T> {
    const answer = await this.ask(method, path, {
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      type: body === undefined ? undefined : 'application/json',
      accept: 'application/json',
      last,
    });
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  async bytes(method: string, path: string, body?: BodyInit, type?: string): Promise<Blob> {
    const answer = await this.ask(method, path, { ...(body === undefined ? {} : { body }), type, accept: '*/*', last: false });
    return answer.blob();
  }

  private async ask(
    method: string,
    path: string,
    request: { body?: BodyInit; type: string | undefined; accept: string; last: boolean },
  ): Promise<Response> {
    const headers: Record<string, string> = { accept: request.accept, 'accept-language': this.language };
    if (request.type) {
      headers['content-type'] = request.type;
    }
    const token = csrfToken();
    if (token && method !== 'GET') {
      headers['x-xsrf-token'] = token;
    }
    let answer: Response;
    try {
      answer = await fetch(this.base + path, {
        method,
        headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        credentials: 'same-origin',
        redirect: 'error',
        // A page that is being closed sends what is left; browsers allow that for little only.
        keepalive: request.last,
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (e) {
      throw new Unreachable(String(e));
    }
    if (!answer.ok) {
      throw await refusal(answer);
    }
    return answer;
  }
}

async function refusal(answer: Response): Promise<Error> {
  // What stands between us and the engine, or an engine that is stopping, speaks no problem+json.
  if ([502, 503, 504].includes(answer.status)) {
    return new Unreachable(`status <${answer.status}>`);
  }
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const type = String(body['type'] ?? '');
  const detail = String(body['detail'] ?? body['title'] ?? `status <${answer.status}>`);
  return new EngineError(answer.status, type.startsWith(NAMESPACE) ? type.slice(NAMESPACE.length) : type, detail, body);
}

function csrfToken(): string | undefined {
  return document.cookie
    .split('; ')
    .find(it => it.startsWith('XSRF-TOKEN='))
    ?.slice('XSRF-TOKEN='.length);
}
