/** The words of the server's public API, as far as the dashboard speaks them. */

/** The numbers at the top of the page, in their order, as far as every site has them. */
export const HEADLINES_OF_ALL = [
  'visitors',
  'visits',
  'pageviews',
  'views_per_visit',
  'bounce_rate',
  'visit_duration',
  'requests',
] as const;

/** How well and how fast requests are answered; asked only where there are some. */
export const HEADLINES_OF_REQUESTS = ['error_rate', 'duration_p95'] as const;

/** All numbers at the top of the page; the chart shows one of them. */
export const HEADLINES = [...HEADLINES_OF_ALL, ...HEADLINES_OF_REQUESTS] as const;

export type Headline = (typeof HEADLINES)[number];

/** Every other number that a page of this dashboard asks for. */
export const FURTHER_METRICS = [
  'events',
  'percentage',
  'conversion_rate',
  'scroll_depth',
  'time_on_page',
  'errors',
  'duration_p50',
  'duration_p90',
  'duration_p99',
  'duration_avg',
  'bytes_in',
  'bytes_out',
  'client_errors',
  'server_errors',
  'first_seen',
  'last_seen',
] as const;

export type Metric = Headline | (typeof FURTHER_METRICS)[number];

/** How a condition holds a dimension against its values. */
export const MATCHES = [
  'is',
  'is_not',
  'contains',
  'contains_not',
  'matches',
  'matches_not',
] as const;

export type Operator = (typeof MATCHES)[number];

/** Said of a condition that small letters are the same to as large ones. */
export interface AnyCase {
  readonly case_sensitive: false;
}

/** One condition; its values are alternatives. */
export type Match = readonly [
  operator: Operator,
  dimension: string,
  values: readonly string[],
  anyCase?: AnyCase,
];

/** Conditions joined: visitors who did (not) do something, all of several, any of several. */
export type Filter =
  | Match
  | readonly [operator: 'has_done' | 'has_not_done', what: Match]
  | readonly [operator: 'and' | 'or', parts: readonly Filter[]];

/** Both ends inside: two dates (`YYYY-MM-DD`) or two instants (RFC 3339). */
export type Span = readonly [from: string, to: string];

export type Grain = 'minute' | 'hour' | 'day' | 'week' | 'month';

/** The body of `POST /api/v2/query`. */
export interface Question {
  readonly site_id: string;
  readonly metrics: readonly Metric[];
  readonly date_range: 'all' | Span;
  readonly dimensions?: readonly string[];
  readonly filters?: readonly Filter[];
  readonly order_by?: readonly (readonly [string, 'asc' | 'desc'])[];
  readonly include?: {
    readonly time_labels?: true;
    readonly bots?: true;
    readonly total_rows?: true;
    readonly first_event?: true;
  };
  readonly pagination?: { readonly limit: number; readonly offset: number };
}

export interface Row {
  readonly dimensions: readonly string[];
  /** One for each metric asked, times as milliseconds; null where there is nothing to compute it from. */
  readonly metrics: readonly (number | null)[];
  /** The same of the compared range; null where none was asked for. */
  readonly before: readonly (number | null)[] | null;
}

export interface Answer {
  readonly rows: readonly Row[];
  /** Every bucket of the range, empty ones too; none unless asked for. */
  readonly timeLabels: readonly string[];
  /** The range that the server took, resolved to its two ends. */
  readonly span: Span | null;
  /** The zone of its days; null where the answer does not say. */
  readonly zone: string | null;
  /** How many rows there are beyond the page of them; null unless asked for. */
  readonly totalRows: number | null;
  /** When the site's first event happened; null where there is none, or nobody asked. */
  readonly firstEvent: string | null;
  /** What is to be known of single metrics: their names and the reason's code. */
  readonly warnings: ReadonlyMap<string, string>;
}

export interface Site {
  readonly domain: string;
  readonly timezone: string;
}

/** Something that the operator should know though the server goes on without it. */
export interface Notice {
  readonly part: string;
  readonly text: string;
}

/** What the licence of some place data asks to be shown beside places. */
export interface Credit {
  readonly text: string;
  readonly url: string;
}

/** One station of a request on its way to the server. */
export interface Hop {
  readonly sent: string;
  readonly from: string;
  readonly trusted: boolean;
  readonly role: string;
}

/** A header that may tell the client's address, as the server got it. */
export interface SentHeader {
  readonly name: string;
  readonly values: readonly string[];
  readonly read: boolean;
}

/** Which address the server counts this browser under, and why. */
export interface SeenAddress {
  readonly address: string;
  readonly kind: string;
  readonly why: string;
  readonly advice: string;
  readonly place: string;
  readonly chain: readonly Hop[];
  readonly headers: readonly SentHeader[];
}

/** One event as the live page lists it; what is not known is ''. */
export interface LiveEvent {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly happened: string;
  readonly kind: string;
  /** The path, with the method where it is a request; the event's name where it has one. */
  readonly what: string;
  readonly status: string;
  readonly source: string;
  readonly country: string;
  readonly agent: string;
  /** `person`, or what kind of bot, with its name. */
  readonly who: string;
}

/** Some events, the newest first. */
export interface LiveEvents {
  readonly events: readonly LiveEvent[];
  /** Whether there may be others that are new too. */
  readonly more: boolean;
}

/** All that is stored of an event and of its visit: names and values in order. */
export interface Stored {
  readonly event: readonly (readonly [string, string])[];
  readonly visit: readonly (readonly [string, string])[];
}
