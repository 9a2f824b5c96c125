import type { Filter } from '../api/wire';
import { text } from '../text/text';
import { dimensionName, valueName } from './names';

/** A filter in words: what it looks at, how, and the values. */
export interface FilterWords {
  readonly what: string;
  readonly how: string;
  readonly values: string;
}

export function filterWords(filter: Filter): FilterWords {
  const words = text.value.filter;
  switch (filter[0]) {
    case 'and':
    case 'or': {
      const parts = filter[1]
        .map(filterWords)
        .map(({ what, how, values }) => `${what} ${how} ${values}`);
      return { what: '', how: '', values: parts.join(` ${words[filter[0]]} `) };
    }
    case 'has_done':
    case 'has_not_done': {
      const { what, values } = filterWords(filter[1]);
      return { what, how: words.operators[filter[0]], values };
    }
    default: {
      const [operator, dimension, values] = filter;
      return {
        what: dimensionName(dimension),
        how: words.operators[operator],
        values: values.map((value) => valueName(dimension, value)).join(` ${words.or} `),
      };
    }
  }
}
