import { maybeObject } from '../api/decode';
import { type Filter, MATCHES, type Match } from '../api/wire';

const DIMENSION = /^((event|visit):[\w:. -]+|segment)$/;
/** Stands behind an operator to which large and small letters are the same. */
const ANY_CASE = '.i';
/** Of conditions inside one another; more is nothing that a person put together. */
const DEEPEST = 4;

/**
 * A filter as the address holds it: `is,visit:country,DE,FR` for a condition (`is.i` in any case),
 * `has_done,event:page,/pricing` for what visitors did, JSON for those joined by `and` and `or`.
 */
export function writeFilter(filter: Filter): string {
  switch (filter[0]) {
    case 'and':
    case 'or':
      return JSON.stringify(filter);
    case 'has_done':
    case 'has_not_done':
      return filter[1][0] === 'is' && filter[1].length === 3
        ? joined([filter[0], filter[1][1], ...filter[1][2]])
        : JSON.stringify(filter);
    default: {
      const [operator, dimension, values, anyCase] = filter;
      return joined([operator + (anyCase ? ANY_CASE : ''), dimension, ...values]);
    }
  }
}

/** The filter that a text of the address stands for, or none where it makes no sense. */
export function readFilter(text: string): readonly Filter[] {
  if (text.startsWith('[')) {
    return treeOf(text);
  }
  const [word = '', dimension = '', ...values] = text.split(',').map(plain);
  if (word === 'has_done' || word === 'has_not_done') {
    const what = match(['is', dimension, values]);
    return what === null ? [] : [[word, what]];
  }
  const found = word.endsWith(ANY_CASE)
    ? match([word.slice(0, -ANY_CASE.length), dimension, values, { case_sensitive: false }])
    : match([word, dimension, values]);
  return found === null ? [] : [found];
}

function treeOf(text: string): readonly Filter[] {
  try {
    const found = tree(JSON.parse(text), 0);
    return found === null ? [] : [found];
  } catch {
    return [];
  }
}

function tree(given: unknown, depth: number): Filter | null {
  if (!Array.isArray(given) || depth > DEEPEST) {
    return null;
  }
  const [word, inner] = given as unknown[];
  if (word === 'and' || word === 'or') {
    const parts = Array.isArray(inner) ? inner.map((part) => tree(part, depth + 1)) : [];
    const sound = parts.filter((part) => part !== null);
    return sound.length > 0 && sound.length === parts.length ? [word, sound] : null;
  }
  if (word === 'has_done' || word === 'has_not_done') {
    const what = match(inner);
    return what === null ? null : [word, what];
  }
  return match(given);
}

function match(given: unknown): Match | null {
  if (!Array.isArray(given)) {
    return null;
  }
  const [word, dimension, values, modifier] = given as unknown[];
  const operator = MATCHES.find((w) => w === word);
  const anyCase = maybeObject(modifier).case_sensitive === false;
  const sound =
    typeof dimension === 'string' &&
    DIMENSION.test(dimension) &&
    Array.isArray(values) &&
    values.length > 0;
  if (operator === undefined || !sound) {
    return null;
  }
  return anyCase
    ? [operator, dimension, values.map(String), { case_sensitive: false }]
    : [operator, dimension, values.map(String)];
}

function joined(parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');
}

function plain(text: string): string {
  return text.replaceAll('%2C', ',').replaceAll('%25', '%');
}
