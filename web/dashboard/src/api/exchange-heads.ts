import type { Caller } from './caller';
import { list, maybeObject, object } from './decode';

/** One captured request as a list shows it; what is not known is ''. */
export interface ExchangeHead {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly consumer: string;
  readonly milliseconds: number | null;
}

/** What picks them; '' picks all. */
export interface ExchangesAsked {
  readonly site: string;
  readonly method: string;
  readonly route: string;
  /** Dates or times, both inside. */
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

/** The newest captured requests. */
export async function exchangeHeads(
  caller: Caller,
  asked: ExchangesAsked,
  signal: AbortSignal,
): Promise<readonly ExchangeHead[]> {
  const { site, limit, ...picks } = asked;
  const parameters = new URLSearchParams({ site_id: site, limit: String(limit) });
  for (const [name, value] of Object.entries(picks)) {
    if (value !== '') {
      parameters.set(name, value);
    }
  }
  return caller.call(`/api/exchanges?${parameters}`, signal, readHeads);
}

export function readHeads(body: unknown): readonly ExchangeHead[] {
  return list(object(body, 'answer').exchanges, 'exchanges').map((exchange) => {
    const parts = maybeObject(exchange);
    const micros = parts.duration_us;
    return {
      id: String(parts.id ?? ''),
      time: String(parts.time ?? ''),
      method: String(parts.method ?? ''),
      path: [parts.path, parts.query].filter(Boolean).join('?'),
      status: typeof parts.status === 'number' ? parts.status : null,
      consumer: String(parts.consumer ?? ''),
      milliseconds: typeof micros === 'number' ? micros / 1000 : null,
    };
  });
}
