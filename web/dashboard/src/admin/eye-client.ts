import type { Brought, Caller } from '../api/caller';
import type { Place } from './place';
import {
  type EyeError,
  type EyeEvent,
  type EyeSession,
  type Part,
  readErrors,
  readEvents,
  readSessions,
} from './wire';

/** How many rows one page of a list shows. */
export const PAGE = 50;

/** What an event says once it is mended. */
export interface EventWords {
  readonly session: { readonly id: string };
  readonly category: string;
  readonly name: string;
  readonly data: unknown;
  readonly timestamp: string;
}

/** The administration of the eye: its lists, and changes to their rows. */
export class EyeClient {
  constructor(private readonly caller: Caller) {}

  async sessions(place: Place, signal: AbortSignal): Promise<Part<EyeSession>> {
    return this.caller.call(`/api/eye/sessions?${asked(place)}`, signal, readSessions);
  }

  async events(place: Place, signal: AbortSignal): Promise<Part<EyeEvent>> {
    return this.caller.call(`/api/eye/events?${asked(place)}`, signal, readEvents);
  }

  async errors(place: Place, signal: AbortSignal): Promise<Part<EyeError>> {
    return this.caller.call(`/api/eye/errors?${asked(place)}`, signal, readErrors);
  }

  async saveSession(site: string, id: string, to: string): Promise<void> {
    return this.change('PUT', 'sessions', id, site, { id: to });
  }

  async saveEvent(site: string, id: number, words: EventWords): Promise<void> {
    return this.change('PATCH', 'events', id, site, words);
  }

  async saveError(site: string, id: number, payload: unknown): Promise<void> {
    return this.change('PUT', 'errors', id, site, { payload });
  }

  /** Validates the payload again and makes an event of it. */
  async rerun(site: string, id: number, payload: unknown): Promise<void> {
    return this.change('POST', 'errors', `${id}/rerun`, site, { payload });
  }

  async remove(list: string, site: string, id: string | number): Promise<void> {
    return this.change('DELETE', list, id, site);
  }

  private async change(
    method: Brought['method'],
    list: string,
    id: string | number,
    site: string,
    body?: unknown,
  ): Promise<void> {
    const query = site === '' ? '' : `?${new URLSearchParams({ site_id: site })}`;
    const forever = new AbortController().signal;
    return this.caller.call(`/api/eye/${list}/${id}${query}`, forever, () => undefined, {
      method,
      body,
    });
  }
}

/** The question's parameters: those of the place that say something. */
function asked({ list: _, site, ...rest }: Place): URLSearchParams {
  const parameters = new URLSearchParams({ limit: String(PAGE) });
  if (site !== '') {
    parameters.set('site_id', site);
  }
  for (const [key, value] of Object.entries(rest)) {
    if (value !== '' && value !== 0) {
      parameters.set(key, String(value));
    }
  }
  return parameters;
}
