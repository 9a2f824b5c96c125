import type { Caller } from './caller';
import { readAnswer, readNumber, readProperties, readSites } from './decode';
import {
  readCredits,
  readLive,
  readNotices,
  readSeenAddress,
  readStored,
} from './decode-operation';
import { Messages } from './messages';
import type {
  Answer,
  Credit,
  Filter,
  LiveEvents,
  Notice,
  Question,
  SeenAddress,
  Site,
  Span,
  Stored,
} from './wire';

const SITES_A_PAGE = 100;
/** With 100 sites a page, the most that the site picker offers. */
const MOST_SITE_PAGES = 20;

/** The public API as far as the dashboard asks it. */
export class Client {
  constructor(private readonly caller: Caller) {}

  async sites(signal: AbortSignal): Promise<readonly Site[]> {
    const sites: Site[] = [];
    let after: string | null = null;
    for (let page = 0; page < MOST_SITE_PAGES; page++) {
      const parameters = new URLSearchParams({ limit: String(SITES_A_PAGE) });
      if (after !== null) {
        parameters.set('after', after);
      }
      const part = await this.caller.call(`/api/v1/sites?${parameters}`, signal, readSites);
      sites.push(...part.sites);
      if (part.after === null || part.sites.length === 0) {
        break;
      }
      after = part.after;
    }
    return sites;
  }

  async ask(question: Question, signal: AbortSignal): Promise<Answer> {
    return this.caller.call('/api/v2/query', signal, readAnswer, {
      method: 'POST',
      body: question,
    });
  }

  /** The names of the properties that came with events on those days, the most frequent first. */
  async properties(
    site: string,
    days: Span,
    event: string,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const parameters = new URLSearchParams({
      site_id: site,
      period: 'custom',
      date: days.join(','),
      event,
    });
    return this.caller.call(`/api/properties?${parameters}`, signal, readProperties);
  }

  /** Visitors of the last five minutes. */
  async visitorsNow(site: string, signal: AbortSignal): Promise<number> {
    const parameters = new URLSearchParams({ site_id: site });
    return this.caller.call(`/api/v1/stats/realtime/visitors?${parameters}`, signal, readNumber);
  }

  /** What the server goes on without. */
  async notices(signal: AbortSignal): Promise<readonly Notice[]> {
    return this.caller.call('/health/ready', signal, readNotices);
  }

  async credits(signal: AbortSignal): Promise<readonly Credit[]> {
    return this.caller.call('/api/credits', signal, readCredits);
  }

  /** Which address this browser is counted under. */
  async seenAddress(signal: AbortSignal): Promise<SeenAddress> {
    return this.caller.call('/api/address', signal, readSeenAddress);
  }

  /** All that is stored of an event. */
  async stored(id: string, signal: AbortSignal): Promise<Stored> {
    return this.caller.call(`/api/explain/${encodeURIComponent(id)}`, signal, readStored);
  }

  /** Hands on a site's newest events and those that follow, until `signal` or the server ends it. */
  async live(
    site: string,
    filters: readonly Filter[],
    signal: AbortSignal,
    take: (live: LiveEvents) => void,
  ): Promise<void> {
    const parameters = new URLSearchParams({ site_id: site });
    if (filters.length > 0) {
      parameters.set('filters', JSON.stringify(filters));
    }
    const messages = new Messages((data) => take(readLive(JSON.parse(data))));
    return this.caller.follow(`/api/live?${parameters}`, signal, (text) => messages.add(text));
  }
}
