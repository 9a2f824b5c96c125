import { readAnswer, readComplaint, readNumber, readSites } from './decode';
import {
  readCredits,
  readLive,
  readNotices,
  readSeenAddress,
  readStored,
} from './decode-operation';
import { ApiFailure } from './failure';
import { Messages } from './messages';
import type {
  Answer,
  Credit,
  LiveEvents,
  Notice,
  Question,
  SeenAddress,
  Site,
  Stored,
} from './wire';

/** After this the page gives up on an answer and says so. */
const PATIENCE_MS = 30_000;
const SITES_A_PAGE = 100;
/** With 100 sites a page, the most that the site picker offers. */
const MOST_SITE_PAGES = 20;

/** The public API, called with the key that `key` gives at that moment; '' calls without one. */
export class Client {
  constructor(
    private readonly key: () => string,
    private readonly send: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  async sites(signal: AbortSignal): Promise<readonly Site[]> {
    const sites: Site[] = [];
    let after: string | null = null;
    for (let page = 0; page < MOST_SITE_PAGES; page++) {
      const parameters = new URLSearchParams({ limit: String(SITES_A_PAGE) });
      if (after !== null) {
        parameters.set('after', after);
      }
      const part = await this.call(`/api/v1/sites?${parameters}`, signal, readSites);
      sites.push(...part.sites);
      if (part.after === null || part.sites.length === 0) {
        break;
      }
      after = part.after;
    }
    return sites;
  }

  async ask(question: Question, signal: AbortSignal): Promise<Answer> {
    return this.call('/api/v2/query', signal, readAnswer, question);
  }

  /** Visitors of the last five minutes. */
  async visitorsNow(site: string, signal: AbortSignal): Promise<number> {
    const parameters = new URLSearchParams({ site_id: site });
    return this.call(`/api/v1/stats/realtime/visitors?${parameters}`, signal, readNumber);
  }

  /** What the server goes on without. */
  async notices(signal: AbortSignal): Promise<readonly Notice[]> {
    return this.call('/health/ready', signal, readNotices);
  }

  async credits(signal: AbortSignal): Promise<readonly Credit[]> {
    return this.call('/api/credits', signal, readCredits);
  }

  /** Which address this browser is counted under. */
  async seenAddress(signal: AbortSignal): Promise<SeenAddress> {
    return this.call('/api/address', signal, readSeenAddress);
  }

  /** All that is stored of an event. */
  async stored(id: string, signal: AbortSignal): Promise<Stored> {
    return this.call(`/api/explain/${encodeURIComponent(id)}`, signal, readStored);
  }

  /** Hands on a site's newest events and those that follow, until `signal` or the server ends it. */
  async live(site: string, signal: AbortSignal, take: (live: LiveEvents) => void): Promise<void> {
    const parameters = new URLSearchParams({ site_id: site });
    try {
      const response = await this.send(`/api/live?${parameters}`, {
        headers: this.headers('text/event-stream'),
        signal,
      });
      await refuseFailed(response);
      const messages = new Messages((data) => take(readLive(JSON.parse(data))));
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        messages.add(part.value);
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

  private async call<T>(
    path: string,
    signal: AbortSignal,
    read: (body: unknown) => T,
    body?: object,
  ): Promise<T> {
    const headers = this.headers('application/json');
    const request: RequestInit = {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    };
    if (body !== undefined) {
      headers.set('Content-Type', 'application/json');
      request.method = 'POST';
      request.body = JSON.stringify(body);
    }
    try {
      const response = await this.send(path, request);
      await refuseFailed(response);
      return read(await response.json());
    } catch (thrown) {
      signal.throwIfAborted();
      throw ApiFailure.of(thrown);
    }
  }
}

async function refuseFailed(response: Response): Promise<void> {
  if (!response.ok) {
    const complaint = readComplaint(await response.json().catch(() => null));
    throw ApiFailure.ofStatus(response.status, complaint);
  }
}
