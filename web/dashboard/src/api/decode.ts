import type { Answer, Row, Site, Span } from './wire';

/** An answer of another shape than the API promises, such as a proxy's page. */
export class UnexpectedShape extends Error {}

export interface SitePage {
  readonly sites: readonly Site[];
  /** Where the next page starts; null on the last one. */
  readonly after: string | null;
}

export function readAnswer(body: unknown): Answer {
  const answer = object(body, 'answer');
  const meta = maybeObject(answer.meta);
  const query = maybeObject(answer.query);
  return {
    rows: list(answer.results, 'results').map(readRow),
    timeLabels: Array.isArray(meta.time_labels) ? meta.time_labels.map(String) : [],
    span: readSpan(query.date_range),
    zone: typeof meta.zone === 'string' ? meta.zone : null,
    totalRows: typeof meta.total_rows === 'number' ? meta.total_rows : null,
    firstEvent: typeof meta.first_event === 'string' ? meta.first_event : null,
    warnings: readWarnings(meta.metric_warnings),
  };
}

export function readSites(body: unknown): SitePage {
  const page = object(body, 'answer');
  const after = maybeObject(page.meta).after;
  return {
    sites: list(page.sites, 'sites').map(readSite),
    after: typeof after === 'string' && after !== '' ? after : null,
  };
}

export function readProperties(body: unknown): readonly string[] {
  const properties = list(object(body, 'answer').properties, 'properties');
  return properties.map((property) => String(object(property, 'property').name));
}

export function readNumber(body: unknown): number {
  if (typeof body !== 'number') {
    throw new UnexpectedShape('The answer is not a number.');
  }
  return body;
}

/** The server's own words on what is wrong, from either of its error forms. */
export function readComplaint(body: unknown): string | null {
  const problem = maybeObject(body);
  for (const name of ['error', 'detail', 'title']) {
    const words = problem[name];
    if (typeof words === 'string' && words !== '') {
      return words;
    }
  }
  return null;
}

function readRow(row: unknown): Row {
  const parts = object(row, 'row');
  const before = maybeObject(parts.comparison).metrics;
  return {
    dimensions: Array.isArray(parts.dimensions) ? parts.dimensions.map(String) : [],
    metrics: list(parts.metrics, 'metrics').map(readMetric),
    before: Array.isArray(before) ? before.map(readMetric) : null,
  };
}

/** Money comes as an object, and is not shown; times as texts; everything else as a number or null. */
function readMetric(value: unknown): number | null {
  const number = typeof value === 'string' ? Date.parse(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : null;
}

function readWarnings(warnings: unknown): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(maybeObject(warnings)).map(([metric, warning]) => [
      metric,
      String(maybeObject(warning).code),
    ]),
  );
}

function readSite(site: unknown): Site {
  const { domain, timezone } = object(site, 'site');
  if (typeof domain !== 'string') {
    throw new UnexpectedShape('A site has no domain.');
  }
  return { domain, timezone: typeof timezone === 'string' ? timezone : 'UTC' };
}

function readSpan(range: unknown): Span | null {
  if (!Array.isArray(range)) {
    return null;
  }
  const [from, to]: unknown[] = range;
  return typeof from === 'string' && typeof to === 'string' ? [from, to] : null;
}

export function object(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnexpectedShape(`The ${name} is not an object.`);
  }
  return value as Record<string, unknown>;
}

export function maybeObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new UnexpectedShape(`The answer's ${name} are not a list.`);
  }
  return value;
}
