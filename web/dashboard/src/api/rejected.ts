import type { Caller } from './caller';
import { object } from './decode';
import { numberOf, rowsOf, textOf } from './decode-values';
import type { Part } from './part';

/** Why input can be left out, as the server calls it. */
export const REASONS = [
  'unreadable',
  'invalid',
  'unknown_site',
  'in_the_future',
  'too_old',
  'spam_referrer',
  'prefetch',
  'unstorable',
  'rule',
] as const;

/** Input that became no event. */
export interface Rejected {
  readonly id: number;
  /** RFC 3339. */
  readonly at: string;
  readonly surface: string;
  /** As the input named it. */
  readonly site: string;
  readonly reason: string;
  readonly detail: string;
  /** The beginning of the input. */
  readonly original: string;
}

/** How often something was left out for a reason. */
export interface Tally {
  readonly reason: string;
  readonly count: number;
  readonly last: string;
}

export interface RejectedPart extends Part<Rejected> {
  readonly reasons: readonly Tally[];
}

/** What of the rejected input is asked for; '' asks for any. */
export interface RejectedFilter {
  readonly site: string;
  readonly reason: string;
  readonly search: string;
}

/** The input that could not become events. */
export class RejectedClient {
  constructor(private readonly caller: Caller) {}

  async part(
    filter: RejectedFilter,
    limit: number,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<RejectedPart> {
    const asked = Object.entries({ ...filter, cursor: cursor ?? '', limit: String(limit) });
    const said = new URLSearchParams(asked.filter(([, value]) => value !== ''));
    return this.caller.call(`/api/rejected?${said}`, signal, readRejected);
  }

  /** The one of that id; null where it is not kept any more. */
  async one(site: string, id: number, signal: AbortSignal): Promise<Rejected | null> {
    const filter = { site, reason: '', search: '' };
    const { rows } = await this.part(filter, 1, String(id + 1), signal);
    return rows[0]?.id === id ? rows[0] : null;
  }
}

export function readRejected(body: unknown): RejectedPart {
  return {
    rows: rowsOf(body, 'rejected').map((row) => ({
      id: numberOf(row.id) ?? 0,
      at: textOf(row.at),
      surface: textOf(row.surface),
      site: textOf(row.site),
      reason: textOf(row.reason),
      detail: textOf(row.detail),
      original: textOf(row.original),
    })),
    next: textOf(object(body, 'answer').next) || null,
    total: null,
    reasons: rowsOf(body, 'reasons').map((row) => ({
      reason: textOf(row.reason),
      count: numberOf(row.count) ?? 0,
      last: textOf(row.last),
    })),
  };
}
