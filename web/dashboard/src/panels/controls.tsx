import { useShortcuts } from '../frame/shortcuts';
import type { Range } from '../state/address';
import { go, view } from '../state/view';
import { text } from '../text/text';
import { FilterButton } from './filter-bar';
import { RangePicker } from './range-picker';
import { SegmentsMenu } from './segments-menu';

const KEYS: readonly (readonly [key: string, range: Range])[] = [
  ['d', 'day'],
  ['e', 'yesterday'],
  ['h', '24h'],
  ['w', '7d'],
  ['f', '28d'],
  ['n', '91d'],
  ['m', 'month'],
  ['p', 'last-month'],
  ['s', '6mo'],
  ['l', '12mo'],
  ['y', 'year'],
  ['a', 'all'],
];

/** What is counted: a filter to add, the range, and their keys. */
export function Controls() {
  const words = text.value;
  useShortcuts([
    ...KEYS.map(([key, range]) => ({
      key,
      name: words.range.names[range],
      group: words.keys.ranges,
      act: () => go({ range, from: '', to: '', by: null }),
    })),
    {
      key: 'x',
      name: words.keys.compare,
      group: words.keys.site,
      act: () => go({ compare: view.value.compare === 'off' ? 'previous' : 'off' }),
    },
  ]);
  return (
    <div class="controls">
      <div class="controls-filters">
        <FilterButton />
        <SegmentsMenu />
      </div>
      <RangePicker />
    </div>
  );
}
