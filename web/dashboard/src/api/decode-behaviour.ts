import type {
  Cohort,
  Funnel,
  FunnelStage,
  Happening,
  Journeys,
  Place,
  Retention,
  Told,
  VisitHead,
  VisitStory,
  VisitsPage,
} from './behaviour-wire';
import { list, maybeObject, object } from './decode';

type Parts = Record<string, unknown>;

export function readVisits(body: unknown): VisitsPage {
  const answer = object(body, 'answer');
  return {
    visits: list(answer.visits, 'visits').map(readHead),
    next: text(answer.next),
    told: readTold(answer.meta),
  };
}

export function readVisit(body: unknown): VisitStory {
  const answer = object(body, 'answer');
  return {
    visit: readHead(answer.visit),
    values: Object.entries(maybeObject(answer.visit)).map(([name, value]) => [name, String(value)]),
    events: list(answer.events, 'events').map(readHappening),
    next: text(answer.next),
  };
}

function readHead(visit: unknown): VisitHead {
  const parts = maybeObject(visit);
  return {
    id: String(parts.id ?? ''),
    visitor: text(parts.visitor),
    start: text(parts.start),
    seconds: number(parts.duration_seconds) ?? 0,
    open: parts.open === true,
    pageviews: number(parts.pageviews) ?? 0,
    events: number(parts.events) ?? 0,
    requests: number(parts.requests) ?? 0,
    entry: text(parts.entry_page),
    exit: text(parts.exit_page),
    source: text(parts.source),
    country: text(parts.country),
    city: text(parts.city),
    agent: [text(parts.browser), text(parts.os)].filter(Boolean).join(', '),
    who: [text(parts.bot), text(parts.bot_name)].filter(Boolean).join(': '),
  };
}

function readHappening(event: unknown): Happening {
  const parts = maybeObject(event);
  const kind = text(parts.kind);
  const path = text(parts.path);
  const place = text(parts.method) === '' ? path : `${text(parts.method)} ${path}`;
  const named = kind === 'custom' || kind === 'tag';
  return {
    id: text(parts.id),
    at: text(parts.at),
    gapSeconds: number(parts.gap_seconds),
    kind,
    what: named ? text(parts.name) : place,
    where: named ? place : text(parts.route) === path ? '' : text(parts.route),
    status: number(parts.status),
    milliseconds: number(parts.duration_ms),
    props: Object.entries(maybeObject(parts.props)).map(([name, value]) => [name, String(value)]),
    engagedSeconds: number(parts.engaged_seconds) ?? 0,
    scroll: number(parts.scroll_percent),
    consumer: text(parts.consumer),
    kept: text(parts.exchange) !== '',
  };
}

export function readFunnel(body: unknown): Funnel {
  const answer = object(body, 'answer');
  const groups = Array.isArray(answer.breakdown) ? answer.breakdown.map(maybeObject) : [];
  return {
    steps: list(answer.steps, 'steps').map(readStage),
    groups: groups.map(({ value, steps }) => ({
      value: String(value),
      steps: list(steps, 'steps').map(readStage),
    })),
    told: readTold(answer.meta),
  };
}

function readStage(stage: unknown): FunnelStage {
  const parts = maybeObject(stage);
  return {
    name: text(parts.name),
    count: number(parts.count) ?? 0,
    conversion: number(parts.conversion),
    fromPrevious: number(parts.conversion_from_previous),
    dropOff: number(parts.drop_off) ?? 0,
    medianSeconds: number(parts.median_seconds),
    p90Seconds: number(parts.p90_seconds),
  };
}

export function readRetention(body: unknown): Retention {
  const answer = object(body, 'answer');
  return {
    cohorts: list(answer.cohorts, 'cohorts').map(readCohort),
    told: readTold(answer.meta),
  };
}

function readCohort(cohort: unknown): Cohort {
  const parts = maybeObject(cohort);
  return {
    start: text(parts.start),
    visitors: number(parts.visitors) ?? 0,
    returned: list(parts.returned, 'returned').map((count) => number(count) ?? 0),
    shares: list(parts.shares, 'shares').map(number),
  };
}

export function readJourneys(body: unknown): Journeys {
  const answer = object(body, 'answer');
  const parts = (name: string): readonly Parts[] => list(answer[name], name).map(maybeObject);
  return {
    visits: number(answer.visits) ?? 0,
    single: number(answer.single) ?? 0,
    paths: parts('paths').map(({ steps, visits, share }) => ({
      steps: list(steps, 'steps').map(readPlace),
      visits: number(visits) ?? 0,
      share: number(share),
    })),
    others: number(answer.others) ?? 0,
    nodes: parts('nodes').map(({ position, step, visits }) => ({
      position: number(position) ?? 0,
      place: readPlace(step),
      visits: number(visits) ?? 0,
    })),
    links: parts('links').map(({ position, from, to, visits }) => ({
      position: number(position) ?? 0,
      from: readPlace(from),
      to: readPlace(to),
      visits: number(visits) ?? 0,
    })),
    told: readTold(answer.meta),
  };
}

function readPlace(step: unknown): Place {
  const parts = maybeObject(step);
  const kind = ['page', 'event', 'request'].find((word) => typeof parts[word] === 'string');
  return kind === undefined ? { kind: 'others', name: '' } : { kind, name: text(parts[kind]) };
}

function readTold(meta: unknown): Told {
  const parts = maybeObject(meta);
  const warnings = Array.isArray(parts.warnings) ? parts.warnings.map(maybeObject) : [];
  return {
    exact: parts.exact === true,
    rowsRead: number(parts.rows_read) ?? 0,
    milliseconds: number(parts.milliseconds) ?? 0,
    warnings: warnings.map(({ code }) => text(code)),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
