import type {
  BehaviourAsked,
  Funnel,
  Journeys,
  Retention,
  Step,
  VisitStory,
  VisitsPage,
} from './behaviour-wire';
import type { Caller } from './caller';
import { readFunnel, readJourneys, readRetention, readVisit, readVisits } from './decode-behaviour';

/** What visits and visitors did one after the other. */
export class BehaviourClient {
  constructor(private readonly caller: Caller) {}

  /** Visits that started in the range, the newest first. */
  async visits(
    asked: BehaviourAsked & {
      readonly visitor?: string;
      readonly cursor?: string;
      readonly limit: number;
    },
    signal: AbortSignal,
  ): Promise<VisitsPage> {
    return this.ask('/api/visits', asked, readVisits, signal);
  }

  /** One visit with what happened in it, the earliest first. */
  async visit(site: string, id: string, cursor: string, signal: AbortSignal): Promise<VisitStory> {
    const parameters = new URLSearchParams({ site_id: site, ...(cursor && { cursor }) });
    return this.caller.call(
      `/api/visits/${encodeURIComponent(id)}?${parameters}`,
      signal,
      readVisit,
    );
  }

  async funnel(
    asked: BehaviourAsked & {
      readonly steps: readonly Step[];
      readonly by: 'visit' | 'visitor';
      readonly within?: string;
      readonly breakdown?: string;
    },
    signal: AbortSignal,
  ): Promise<Funnel> {
    return this.ask('/api/funnel', asked, readFunnel, signal);
  }

  async retention(
    asked: BehaviourAsked & {
      readonly by: 'day' | 'week' | 'month';
      readonly start?: Step;
      readonly return?: Step;
    },
    signal: AbortSignal,
  ): Promise<Retention> {
    return this.ask('/api/retention', asked, readRetention, signal);
  }

  async journeys(
    asked: BehaviourAsked & {
      readonly of: readonly string[];
      readonly steps: number;
      readonly start?: Step;
      readonly end?: Step;
    },
    signal: AbortSignal,
  ): Promise<Journeys> {
    return this.ask('/api/journeys', asked, readJourneys, signal);
  }

  private ask<T>(
    path: string,
    body: BehaviourAsked,
    read: (body: unknown) => T,
    signal: AbortSignal,
  ): Promise<T> {
    return this.caller.call(path, signal, read, { method: 'POST', body });
  }
}
