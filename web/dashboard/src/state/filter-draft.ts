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

/** Conditions that are put together in the editor. */
export interface Draft {
  readonly joined: 'and' | 'or';
  readonly conditions: readonly Condition[];
}

export const NEW_CONDITION: Condition = {
  operator: 'is',
  held: 'is',
  dimension: 'event:page',
  values: [],
  typed: '',
  anyCase: false,
};

/** The filter for the editor; null for one with groups inside groups, which it does not show. */
export function draftOf(filter: Filter): Draft | null {
  if (filter[0] !== 'and' && filter[0] !== 'or') {
    const only = conditionOf(filter);
    return only && { joined: 'and', conditions: [only] };
  }
  const conditions = filter[1].map(conditionOf).filter((condition) => condition !== null);
  return conditions.length < filter[1].length ? null : { joined: filter[0], conditions };
}

/** What the conditions come to; those without a value are left out. */
export function filtersOf({ joined, conditions }: Draft): readonly Filter[] {
  const filters = conditions.map(filterOf).filter((filter) => filter !== null);
  return joined === 'or' && filters.length > 1 ? [['or', filters]] : filters;
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

function conditionOf(filter: Filter): Condition | null {
  switch (filter[0]) {
    case 'and':
    case 'or':
      return null;
    case 'has_done':
    case 'has_not_done':
      return matchOf(filter[1], filter[0]);
    default:
      return matchOf(filter, filter[0]);
  }
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
