import type { Caller } from './caller';
import { maybeObject, object } from './decode';
import { numberOf, rowsOf, textOf } from './decode-values';
import type { Part } from './part';
import type { Span } from './wire';

/** A captured request without headers and bodies; texts that are not known are ''. */
export interface ExchangeHead {
  readonly id: string;
  /** RFC 3339. */
  readonly time: string;
  readonly method: string;
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | null;
  readonly route: string;
  /** Milliseconds. */
  readonly duration: number | null;
  /** Milliseconds to the first byte of the answer. */
  readonly firstByte: number | null;
  readonly bytesIn: number | null;
  readonly bytesOut: number | null;
  readonly consumer: string;
  readonly userAgent: string;
  readonly traceId: string;
  readonly outcome: string;
  readonly outgoing: boolean;
}

/** What was captured of a request or of its answer. */
export interface Message {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Whether there were more headers than are kept. */
  readonly headersCut: boolean;
  readonly body: Body | null;
}

export interface Body {
  readonly form: 'none' | 'text' | 'base64' | 'withheld';
  /** The text, the bytes in base64, or why the body is not kept. */
  readonly content: string;
  readonly type: string;
  readonly size: number | null;
  readonly truncated: boolean;
}

export interface Exchange {
  readonly head: ExchangeHead;
  readonly request: Message;
  readonly response: Message;
  /** Null where the answer is no stream of events. */
  readonly sentEvents: SentEvents | null;
}

/** When the events of an answer were sent, each in milliseconds since the request. */
export interface SentEvents {
  readonly count: number;
  /** Of the first ones, ascending. */
  readonly times: readonly number[];
  readonly last: number | null;
  readonly longestGap: number | null;
}

/** What capture libraries could not send. */
export interface Loss {
  readonly reason: string;
  readonly lost: number;
  readonly last: string;
}

/** Which exchanges are asked for: the parameters of `/api/exchanges`, without what is ''. */
export type ExchangeFilter = Readonly<Record<string, string>>;

const FORMS = ['text', 'base64', 'withheld'] as const;
/** Microseconds in a millisecond. */
const MICROS = 1000;

/** Captured requests with their answers, read back. */
export class ExchangesClient {
  constructor(private readonly caller: Caller) {}

  async part(
    site: string,
    filter: ExchangeFilter,
    limit: number,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<Part<ExchangeHead>> {
    const asked = parameters({ site_id: site, ...filter, limit: String(limit), cursor });
    return this.caller.call(`/api/exchanges?${asked}`, signal, readPart);
  }

  async one(id: string, signal: AbortSignal): Promise<Exchange> {
    return this.caller.call(`/api/exchanges/${encodeURIComponent(id)}`, signal, readExchange);
  }

  /** The request as a command for a shell. */
  async curl(id: string, signal: AbortSignal): Promise<string> {
    return this.caller.text(`/api/exchanges/${encodeURIComponent(id)}/request.curl`, signal);
  }

  async losses(site: string, span: Span | null, signal: AbortSignal): Promise<readonly Loss[]> {
    const asked = parameters({ site_id: site, from: span?.[0] ?? '', to: span?.[1] ?? '' });
    return this.caller.call(`/api/exchanges/losses?${asked}`, signal, readLosses);
  }
}

/** Those that say something. */
function parameters(given: Readonly<Record<string, string | null>>): URLSearchParams {
  const said = Object.entries(given).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name, value]],
  );
  return new URLSearchParams(said);
}

export function readPart(body: unknown): Part<ExchangeHead> {
  const next = textOf(object(body, 'answer').next);
  return { rows: rowsOf(body, 'exchanges').map(readHead), next: next || null, total: null };
}

export function readExchange(body: unknown): Exchange {
  const answer = object(body, 'answer');
  return {
    head: readHead(answer),
    request: readMessage(answer.request),
    response: readMessage(answer.response),
    sentEvents: answer.sent_events === undefined ? null : readSent(maybeObject(answer.sent_events)),
  };
}

function readSent(sent: Record<string, unknown>): SentEvents {
  const times = Array.isArray(sent.times_us) ? sent.times_us : [];
  return {
    count: numberOf(sent.count) ?? 0,
    times: times.flatMap((time) => millis(numberOf(time)) ?? []),
    last: millis(numberOf(sent.last_us)),
    longestGap: millis(numberOf(sent.longest_gap_us)),
  };
}

function millis(micros: number | null): number | null {
  return micros === null ? null : micros / MICROS;
}

export function readLosses(body: unknown): readonly Loss[] {
  return rowsOf(body, 'losses').map((loss) => ({
    reason: textOf(loss.reason),
    lost: numberOf(loss.lost) ?? 0,
    last: textOf(loss.last),
  }));
}

function readHead(head: Record<string, unknown>): ExchangeHead {
  return {
    id: textOf(head.id),
    time: textOf(head.time),
    method: textOf(head.method),
    scheme: textOf(head.scheme),
    host: textOf(head.host),
    path: textOf(head.path),
    query: textOf(head.query),
    status: numberOf(head.status),
    route: textOf(head.route),
    duration: millis(numberOf(head.duration_us)),
    firstByte: numberOf(head.ttfb),
    bytesIn: numberOf(head.bytes_in),
    bytesOut: numberOf(head.bytes_out),
    consumer: textOf(head.consumer),
    userAgent: textOf(head.user_agent),
    traceId: textOf(head.trace_id),
    outcome: textOf(head.outcome),
    outgoing: head.direction === 'outgoing',
  };
}

function readMessage(message: unknown): Message {
  const parts = maybeObject(message);
  const headers = Object.entries(maybeObject(parts.headers)).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value) => [name, String(value)] as const),
  );
  return {
    headers,
    headersCut: parts.headers_cut === true,
    body: parts.body === undefined ? null : readBody(maybeObject(parts.body)),
  };
}

function readBody(body: Record<string, unknown>): Body {
  const form = FORMS.find((name) => typeof body[name] === 'string') ?? 'none';
  return {
    form,
    content: textOf(body[form]),
    type: textOf(body.type),
    size: numberOf(body.size),
    truncated: body.truncated === true,
  };
}
