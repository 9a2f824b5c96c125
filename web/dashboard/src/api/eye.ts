import type { Brought, Caller } from './caller';
import {
  type EyeError,
  type EyeEvent,
  type EyeSession,
  readError,
  readErrors,
  readEvent,
  readEvents,
  readSession,
  readSessions,
  type Stretch,
} from './decode-eye';

/** Which rows of a list are asked for; '' and 0 ask for nothing special. */
export interface EyeAsked {
  /** '' for the site `default`. */
  readonly site: string;
  readonly search: string;
  /** Of events only. */
  readonly session: string;
  readonly category: string;
  readonly name: string;
  readonly offset: number;
  readonly limit: number;
}

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

  async sessions(asked: EyeAsked, signal: AbortSignal): Promise<Stretch<EyeSession>> {
    return this.caller.call(`/api/eye/sessions?${parameters(asked)}`, signal, readSessions);
  }

  async events(asked: EyeAsked, signal: AbortSignal): Promise<Stretch<EyeEvent>> {
    return this.caller.call(`/api/eye/events?${parameters(asked)}`, signal, readEvents);
  }

  async errors(asked: EyeAsked, signal: AbortSignal): Promise<Stretch<EyeError>> {
    return this.caller.call(`/api/eye/errors?${parameters(asked)}`, signal, readErrors);
  }

  async session(site: string, id: string, signal: AbortSignal): Promise<EyeSession> {
    return this.caller.call(at('sessions', id, site), signal, readSession);
  }

  async event(site: string, id: string, signal: AbortSignal): Promise<EyeEvent> {
    return this.caller.call(at('events', id, site), signal, readEvent);
  }

  async error(site: string, id: string, signal: AbortSignal): Promise<EyeError> {
    return this.caller.call(at('errors', id, site), signal, readError);
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
    const forever = new AbortController().signal;
    return this.caller.call(at(list, id, site), forever, () => undefined, {
      method,
      body,
    });
  }
}

function at(list: string, id: string | number, site: string): string {
  const query = site === '' ? '' : `?${new URLSearchParams({ site_id: site })}`;
  // What is run again is named by a path of two words.
  const place = String(id).split('/').map(encodeURIComponent).join('/');
  return `/api/eye/${list}/${place}${query}`;
}

/** The question's parameters: those that say something. */
function parameters({ site, ...rest }: EyeAsked): URLSearchParams {
  const said = Object.entries({ site_id: site, ...rest }).flatMap(([name, value]) =>
    value === '' || value === 0 ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(said);
}
