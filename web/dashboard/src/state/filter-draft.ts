import { type Filter, MATCHES, type Match, type Operator } from '../api/wire';
import { GOAL, PROPERTY, SEGMENT } from './dimensions';

export type Behaviour = 'has_done' | 'has_not_done';

/** A condition while it is put together. */
export interface Condition {
  readonly operator: Operator | Behaviour;
  /** How what was (not) done is held against the values. */
  readonly held: Operator;
  readonly dimension: string;
  readonly values: readonly string[];
  /** What stands in the field and was not added yet; counts as a value in the end. */
  readonly typed: string;
  readonly anyCase: boolean;
}

/** Conditions, and groups of them, that are put together in the editor. */
export interface Draft {
  readonly joined: 'and' | 'or';
  readonly parts: readonly Part[];
}

export type Part = Condition | Draft;

/** How deep groups may lie in each other: all of this, or any of that, in all of something. */
export const DEEPEST_GROUP = 3;

export const NEW_CONDITION: Condition = {
  operator: 'is',
  held: 'is',
  dimension: 'event:page',
  values: [],
  typed: '',
  anyCase: false,
};

export function isGroup(part: Part): part is Draft {
  return 'joined' in part;
}

/** How many conditions there are, with those of all groups within. */
export function countOf(part: Part): number {
  return isGroup(part) ? part.parts.reduce((sum, inner) => sum + countOf(inner), 0) : 1;
}

/** A group to put within another one: it joins the other way, as it would be no group else. */
export function groupIn({ joined }: Draft): Draft {
  return {
    joined: joined === 'and' ? 'or' : 'and',
    parts: [{ ...NEW_CONDITION }, { ...NEW_CONDITION }],
  };
}

/** The filter for the editor; null for one that it does not show: too deep, or with a segment. */
export function draftOf(filter: Filter): Draft | null {
  const part = partOf(filter, 1);
  return part && (isGroup(part) ? part : { joined: 'and', parts: [part] });
}

/** What the conditions come to; those without a value are left out. */
export function filtersOf(draft: Draft): readonly Filter[] {
  const filters = partsOf(draft);
  return draft.joined === 'or' && filters.length > 1 ? [['or', filters]] : filters;
}

function partsOf({ parts }: Draft): readonly Filter[] {
  return parts.map(within).filter((filter) => filter !== null);
}

function within(part: Part): Filter | null {
  if (!isGroup(part)) {
    return filterOf(part);
  }
  const filters = partsOf(part);
  return filters.length > 1 ? [part.joined, filters] : (filters[0] ?? null);
}

/** How the dimension can be held against values. */
export function operatorsOf(dimension: string): readonly (Operator | Behaviour)[] {
  if (dimension === GOAL) {
    return ['is', 'contains', 'has_done', 'has_not_done'];
  }
  return dimension.startsWith('event:') ? [...MATCHES, 'has_done', 'has_not_done'] : MATCHES;
}

/** The condition on another dimension: the values of the former one are none of it. */
export function about(condition: Condition, dimension: string): Condition {
  const operator = operatorsOf(dimension).includes(condition.operator) ? condition.operator : 'is';
  return { ...condition, operator, dimension, held: 'is', values: [], typed: '' };
}

/** Whether the values are patterns, for which case is a matter of the pattern. */
export function isPattern({ operator, held }: Condition): boolean {
  const how = operator === 'has_done' || operator === 'has_not_done' ? held : operator;
  return how === 'matches' || how === 'matches_not';
}

/** Whether the values are whole ones, as they are in the data. */
export function isWhole({ operator, held }: Condition): boolean {
  return operator === 'is' || operator === 'is_not' || (isBehaviour(operator) && held === 'is');
}

export function valuesOf({ values, typed }: Condition): readonly string[] {
  const last = typed.trim();
  return last === '' || values.includes(last) ? values : [...values, last];
}

function isBehaviour(operator: Operator | Behaviour): operator is Behaviour {
  return operator === 'has_done' || operator === 'has_not_done';
}

function partOf(filter: Filter, depth: number): Part | null {
  switch (filter[0]) {
    case 'and':
    case 'or':
      return groupOf(filter[0], filter[1], depth);
    case 'has_done':
    case 'has_not_done':
      return matchOf(filter[1], filter[0]);
    default:
      return matchOf(filter, filter[0]);
  }
}

function groupOf(joined: 'and' | 'or', filters: readonly Filter[], depth: number): Draft | null {
  const parts = filters.map((inner) => partOf(inner, depth + 1)).filter((part) => part !== null);
  const shown = depth <= DEEPEST_GROUP && parts.length === filters.length;
  return shown ? { joined, parts } : null;
}

function matchOf(match: Match, operator: Operator | Behaviour): Condition | null {
  const [held, dimension, values, anyCase] = match;
  if (dimension === SEGMENT) {
    return null;
  }
  return { operator, held, dimension, values, typed: '', anyCase: anyCase !== undefined };
}

function filterOf(condition: Condition): Filter | null {
  const { operator, held, dimension } = condition;
  const values = valuesOf(condition);
  if (values.length === 0 || dimension === PROPERTY) {
    return null;
  }
  const behaviour = isBehaviour(operator);
  const how = behaviour ? held : operator;
  const match: Match =
    condition.anyCase && !isPattern(condition)
      ? [how, dimension, values, { case_sensitive: false }]
      : [how, dimension, values];
  return behaviour ? [operator, match] : match;
}
