import { filterWords } from '../format/filter-names';
import { opposite, replaced, without } from '../state/filters';
import { setFilters, view } from '../state/view';
import { text } from '../text/text';

/** The filters in force, each to be turned round or taken away. */
export function FilterBar() {
  const { filters } = view.value;
  const texts = text.value.filter;
  if (filters.length === 0) {
    return null;
  }
  return (
    <ul class="chips" aria-label={texts.list}>
      {filters.map((filter, at) => {
        const { what, how, values } = filterWords(filter);
        const turned = opposite(filter);
        return (
          <li key={`${at}/${what}/${how}`} class="chip">
            <span>{what}</span>
            {turned !== null && (
              <button
                type="button"
                class="word"
                title={texts.turn(filterWords(turned).how)}
                onClick={() => setFilters(replaced(filters, at, [turned]))}
              >
                {how}
              </button>
            )}
            <b title={values}>{values}</b>
            <button
              type="button"
              class="away"
              aria-label={texts.remove([what, how, values].filter(Boolean).join(' '))}
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
            {texts.removeAll}
          </button>
        </li>
      )}
    </ul>
  );
}
