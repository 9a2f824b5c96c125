import { go, setFilters, view } from '../../state/view';
import { text } from '../../text/text';

/** What stands where a question about visits has no answer: why that may be, and what to do. */
export function Nobody({ advice }: { advice: string }) {
  const { filters, range } = view.value;
  const words = text.value.nothing;
  return (
    <div class="nobody-here">
      <p>{filters.length > 0 ? words.filtered : words.inRange}</p>
      <p class="quiet">{advice}</p>
      <p>
        {filters.length > 0 && (
          <button type="button" class="line" onClick={() => setFilters([])}>
            {words.removeFilters}
          </button>
        )}{' '}
        {range !== 'all' && (
          <button type="button" class="line" onClick={() => go({ range: 'all', from: '', to: '' })}>
            {words.showAll}
          </button>
        )}
      </p>
    </div>
  );
}
