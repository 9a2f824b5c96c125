import { readAnswer, readComplaint, readNumber, readSites } from './decode';
import { ApiFailure } from './failure';
import type { Answer, Question, Site } from './wire';

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
      const read = readSites(await this.call(`/api/v1/sites?${parameters}`, signal));
      sites.push(...read.sites);
      if (read.after === null || read.sites.length === 0) {
        break;
      }
      after = read.after;
    }
    return sites;
  }

  async ask(question: Question, signal: AbortSignal): Promise<Answer> {
    return readAnswer(await this.call('/api/v2/query', signal, question));
  }

  /** Visitors of the last five minutes. */
  async visitorsNow(site: string, signal: AbortSignal): Promise<number> {
    const parameters = new URLSearchParams({ site_id: site });
    return readNumber(await this.call(`/api/v1/stats/realtime/visitors?${parameters}`, signal));
  }

  private async call(path: string, signal: AbortSignal, body?: object): Promise<unknown> {
    const headers = new Headers({ Accept: 'application/json' });
    if (this.key() !== '') {
      headers.set('Authorization', `Bearer ${this.key()}`);
    }
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
      if (!response.ok) {
        const complaint = readComplaint(await response.json().catch(() => null));
        throw ApiFailure.ofStatus(response.status, complaint);
      }
      return await response.json();
    } catch (thrown) {
      signal.throwIfAborted();
      throw ApiFailure.of(thrown);
    }
  }
}
