import { signal } from '@preact/signals';
import type { Filter } from '../api/wire';
import { filterWords } from '../format/filter-names';
import { Chunk } from '../frame/chunk';
import { useShortcuts } from '../frame/shortcuts';
import { draftOf } from '../state/filter-draft';
import { opposite, replaced, without } from '../state/filters';
import { isSegment, opened, segments } from '../state/segment-filters';
import { setFilters, view } from '../state/view';
import { text } from '../text/text';

/** The place of the filter that is being changed, or that a new one is added; null for none. */
const editing = signal<number | 'new' | null>(null);

const editor = () => import('../filter/filter-editor');

/** Opens the editor for a new filter. */
export function FilterButton() {
  const add = () => {
    editing.value = 'new';
  };
  const { keys, filter } = text.value;
  useShortcuts([
    { key: '/', name: keys.filter, group: keys.site, act: add },
    { key: '0', name: keys.noFilters, group: keys.site, act: () => setFilters([]) },
  ]);
  return (
    <button type="button" class="line" title={`${filter.addTitle} (/)`} onClick={add}>
      + <span class="label">{filter.add}</span>
    </button>
  );
}

/** The filters in force, each to be changed, turned round or taken away. */
export function FilterBar() {
  const { filters } = view.value;
  const texts = text.value.filter;
  const at = editing.value;
  return (
    <>
      {filters.length > 0 && (
        <ul class="chips" aria-label={texts.list}>
          {filters.map((filter, index) => (
            <li key={`${index}/${JSON.stringify(filter)}`} class="chip">
              <Chip filter={filter} at={index} />
            </li>
          ))}
          {filters.length > 1 && (
            <li>
              <button type="button" class="plain" onClick={() => setFilters([])}>
                {texts.removeAll}
              </button>
            </li>
          )}
        </ul>
      )}
      {at !== null && (
        <Chunk
          load={editor}
          given={{
            at: at === 'new' ? null : at,
            close: () => {
              editing.value = null;
            },
          }}
          meanwhile={null}
        />
      )}
    </>
  );
}

function Chip({ filter, at }: { filter: Filter; at: number }) {
  const { filters } = view.value;
  const texts = text.value.filter;
  const { what, how, values } = filterWords(filter);
  const name = [what, how, values].filter(Boolean).join(' ');
  const turned = opposite(filter);
  const inside = isSegment(filter) ? opened(filter, segments.value) : null;
  return (
    <>
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
      <button
        type="button"
        class="chip-values"
        title={inside === null ? texts.edit(name) : text.value.segments.open}
        onClick={() => {
          if (inside !== null) {
            setFilters(replaced(filters, at, inside));
          } else if (draftOf(filter) !== null) {
            editing.value = at;
          }
        }}
      >
        {values}
      </button>
      <button
        type="button"
        class="away"
        aria-label={texts.remove(name)}
        onClick={() => setFilters(without(filters, at))}
      >
        ×
      </button>
    </>
  );
}
