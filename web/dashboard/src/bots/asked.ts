import type { Part } from '../api/part';
import type { Filter, Question, Row } from '../api/wire';
import { SEARCH } from '../frame/listing';
import { chosenSpan } from '../state/chosen-span';
import { own } from '../state/own';
import { client } from '../state/session';
import { question } from '../state/view';

/** How a person is called among the classes. */
export const PERSON = 'person';

export const CLASSES = [
  'search crawler',
  'AI crawler',
  'AI assistant',
  'SEO',
  'monitor',
  'feed reader',
  'link preview',
  'HTTP library',
  'scanner',
  'headless browser',
  'suspicious',
  'other bot',
] as const;

/** Under these names the address keeps what the list is narrowed to. */
export const CLASS = 'class';
export const REASON = 'reason';

/** Who sent events that were judged alike. */
export interface Judgement {
  readonly botClass: string;
  readonly reason: string;
  readonly name: string;
  readonly agent: string;
  readonly events: number;
  readonly visitors: number;
}

/** How often something was the verdict. */
export interface Verdicts {
  readonly word: string;
  readonly events: number;
  readonly visitors: number;
}

const NOT_SET = '(not set)';

function asked(parts: Omit<Question, 'site_id' | 'date_range' | 'metrics'>): Question {
  return question(chosenSpan() ?? 'all', {
    ...parts,
    metrics: ['events', 'visitors'],
    order_by: [['events', 'desc']],
  });
}

/** Bots of all classes, or who the class in the address is. */
function classFilter(): Filter {
  const chosen = own(CLASS);
  return chosen === '' ? ['is_not', 'visit:bot', [PERSON]] : ['is', 'visit:bot', [chosen]];
}

function filters(): readonly Filter[] {
  const reason = own(REASON);
  const search = own(SEARCH);
  const all: Filter[] = [classFilter()];
  if (reason !== '') {
    all.push(['is', 'visit:bot_reason', [reason]]);
  }
  if (search !== '') {
    all.push([
      'or',
      [
        ['contains', 'event:user_agent', [search], { case_sensitive: false }],
        ['contains', 'visit:bot_name', [search], { case_sensitive: false }],
      ],
    ]);
  }
  return all;
}

export async function judgements(
  limit: number,
  next: string | null,
  signal: AbortSignal,
): Promise<Part<Judgement>> {
  const offset = Number(next ?? 0);
  const answer = await client.ask(
    asked({
      dimensions: ['visit:bot', 'visit:bot_reason', 'visit:bot_name', 'event:user_agent'],
      filters: filters(),
      include: { total_rows: true },
      pagination: { limit, offset },
    }),
    signal,
  );
  const total = answer.totalRows ?? answer.rows.length;
  const end = offset + answer.rows.length;
  return {
    rows: answer.rows.map(readJudgement),
    next: end < total && answer.rows.length > 0 ? String(end) : null,
    total,
  };
}

export async function byClass(signal: AbortSignal): Promise<readonly Verdicts[]> {
  return tally(asked({ dimensions: ['visit:bot'] }), signal);
}

export async function byReason(signal: AbortSignal): Promise<readonly Verdicts[]> {
  return tally(asked({ dimensions: ['visit:bot_reason'], filters: [classFilter()] }), signal);
}

async function tally(wanted: Question, signal: AbortSignal): Promise<readonly Verdicts[]> {
  const { rows } = await client.ask(wanted, signal);
  return rows.map(({ dimensions, metrics }) => ({
    word: known(dimensions[0]),
    events: metrics[0] ?? 0,
    visitors: metrics[1] ?? 0,
  }));
}

function readJudgement({ dimensions, metrics }: Row): Judgement {
  const [botClass, reason, name, agent] = dimensions.map(known);
  return {
    botClass: botClass ?? '',
    reason: reason ?? '',
    name: name ?? '',
    agent: agent ?? '',
    events: metrics[0] ?? 0,
    visitors: metrics[1] ?? 0,
  };
}

function known(value: string | undefined): string {
  return value === undefined || value === NOT_SET ? '' : value;
}
