import { readComplaint } from './decode';
import { ApiFailure } from './failure';

/** After this the page gives up on an answer and says so. */
const PATIENCE_MS = 30_000;
const FIRST_REFUSAL = 400;

/** A call's verb and what it brings along. */
export interface Brought {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Milliseconds; for what takes longer than a question. */
  readonly patience?: number;
}

/** Calls the server with the key that `key` gives at that moment; '' calls without one. */
export class Caller {
  constructor(
    private readonly key: () => string,
    private readonly send: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  /** Asks for JSON; an answer without a body is read as null. */
  async call<T>(
    path: string,
    signal: AbortSignal,
    read: (body: unknown) => T,
    brought?: Brought,
  ): Promise<T> {
    const headers = this.headers('application/json');
    const request: RequestInit = {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(brought?.patience ?? PATIENCE_MS)]),
    };
    if (brought !== undefined) {
      request.method = brought.method;
    }
    if (brought?.body !== undefined) {
      headers.set('Content-Type', 'application/json');
      request.body = JSON.stringify(brought.body);
    }
    try {
      const response = await this.send(path, request);
      await refuseFailed(response);
      return read(response.status === 204 ? null : await response.json());
    } catch (thrown) {
      signal.throwIfAborted();
      throw ApiFailure.of(thrown);
    }
  }

  /** Asks for plain text. */
  async text(path: string, signal: AbortSignal): Promise<string> {
    try {
      const response = await this.send(path, {
        headers: this.headers('text/plain'),
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      await refuseFailed(response);
      return await response.text();
    } catch (thrown) {
      signal.throwIfAborted();
      throw ApiFailure.of(thrown);
    }
  }

  /** Asks for a file, however long it takes. */
  async file(path: string, signal: AbortSignal): Promise<Blob> {
    try {
      const response = await this.send(path, { headers: this.headers('*/*'), signal });
      await refuseFailed(response);
      return await response.blob();
    } catch (thrown) {
      signal.throwIfAborted();
      throw ApiFailure.of(thrown);
    }
  }

  /** Sends a file and tells how much of it has gone, in parts of one; for `fetch` does not. */
  upload<T>(
    path: string,
    file: Blob,
    read: (body: unknown) => T,
    went: (part: number) => void,
    signal: AbortSignal,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', path);
      this.headers('application/json').forEach((value, name) => {
        request.setRequestHeader(name, value);
      });
      request.upload.onprogress = ({ loaded, total }) => went(total === 0 ? 1 : loaded / total);
      request.onerror = () => reject(ApiFailure.of(new TypeError('no connection')));
      request.onabort = () => reject(signal.reason);
      request.onload = () => {
        const body = parsed(request.responseText);
        if (request.status >= FIRST_REFUSAL) {
          reject(ApiFailure.ofStatus(request.status, readComplaint(body)));
          return;
        }
        try {
          resolve(read(body));
        } catch (thrown) {
          reject(ApiFailure.of(thrown));
        }
      };
      signal.addEventListener('abort', () => request.abort(), { once: true });
      request.send(file);
    });
  }

  /** Hands on server-sent text as it comes, until `signal` or the server ends it. */
  async follow(path: string, signal: AbortSignal, take: (text: string) => void): Promise<void> {
    try {
      const response = await this.send(path, {
        headers: this.headers('text/event-stream'),
        signal,
      });
      await refuseFailed(response);
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        take(part.value);
      }
    } catch (thrown) {
      signal.throwIfAborted();
      throw ApiFailure.of(thrown);
    }
  }

  private headers(accept: string): Headers {
    const headers = new Headers({ Accept: accept });
    if (this.key() !== '') {
      headers.set('Authorization', `Bearer ${this.key()}`);
    }
    return headers;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function refuseFailed(response: Response): Promise<void> {
  if (!response.ok) {
    const complaint = readComplaint(await response.json().catch(() => null));
    throw ApiFailure.ofStatus(response.status, complaint);
  }
}
