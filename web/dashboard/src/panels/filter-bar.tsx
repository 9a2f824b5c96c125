import type { Operator } from '../api/wire';
import { dimensionName, valueName } from '../format/names';
import { negated, without } from '../state/filters';
import { setFilters, view } from '../state/view';

const WORDS: Readonly<Record<Operator, string>> = {
  is: 'is',
  is_not: 'is not',
  contains: 'contains',
  contains_not: 'does not contain',
};

/** The filters in force, each to be turned round or taken away. */
export function FilterBar() {
  const { filters } = view.value;
  if (filters.length === 0) {
    return null;
  }
  return (
    <ul class="chips" aria-label="Filters">
      {filters.map(([operator, dimension, values], at) => {
        const name = dimensionName(dimension);
        const named = values.map((value) => valueName(dimension, value)).join(' or ');
        return (
          <li key={`${operator}/${dimension}`} class="chip">
            <span>{name}</span>
            <button
              type="button"
              class="word"
              title={`Turn round to “${WORDS[negated(filters, at)[at]?.[0] ?? operator]}”`}
              onClick={() => setFilters(negated(filters, at))}
            >
              {WORDS[operator]}
            </button>
            <b title={named}>{named}</b>
            <button
              type="button"
              class="away"
              aria-label={`Remove the filter: ${name} ${WORDS[operator]} ${named}`}
              onClick={() => setFilters(without(filters, at))}
            >
              ×
            </button>
          </li>
        );
      })}
      {filters.length > 1 && (
        <li>
          <button type="button" class="plain" onClick={() => setFilters([])}>
            Remove all
          </button>
        </li>
      )}
    </ul>
  );
}
