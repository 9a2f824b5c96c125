import type { Row } from '../api/wire';
import { metricMeaning, metricName } from '../format/names';
import { brief, full } from '../format/numbers';
import { picked } from '../state/filters';
import { type Loaded, useLoaded } from '../state/loaded';
import type { Period } from '../state/period';
import { nameOf, view } from '../state/view';
import { text } from '../text/text';
import type { BodyProps } from './breakdown';
import { Failed } from './failed';
import { askTab, isUnknown, metricsOf, rowName, tabQuestion } from './tab-rows';
import type { Tab } from './tabs';

/** How many rows a panel shows at first. */
const FEW = 9;

/** The most frequent values, the first metric drawn as a bar behind each. */
export function Rows({ id, tab, period, pick }: BodyProps) {
  const loaded = useRows(tab, period);
  if (loaded.failure !== null) {
    return <Failed failure={loaded.failure} again={loaded.again} />;
  }
  if (loaded.value === null) {
    return <div id={`${id}-rows`} class="rows-box bone" />;
  }
  const shown = loaded.value;
  const most = Math.max(...shown.map((row) => row.metrics[0] ?? 0), 0);
  return (
    <div
      id={`${id}-rows`}
      class={loaded.waiting ? 'rows-box stale' : 'rows-box'}
      aria-busy={loaded.waiting}
    >
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{tab.name}</th>
            {metricsOf(tab, false).map((metric) => (
              <th key={metric} scope="col" title={metricMeaning(metric)}>
                {metricName(metric)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Line key={row.dimensions.join('/')} row={row} tab={tab} most={most} pick={pick} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p class="nobody">{text.value.table.nothing}</p>}
      {tab.unknown !== undefined && shown.length > 0 && shown.every(isUnknown) && (
        <p class="nobody">{tab.unknown}</p>
      )}
    </div>
  );
}

function useRows(tab: Tab, period: Period): Loaded<readonly Row[]> {
  const asked = tabQuestion(tab, period, {
    all: false,
    order: [tab.metrics[0] ?? 'visitors', 'desc'],
    pagination: { limit: FEW, offset: 0 },
  });
  return useLoaded<readonly Row[]>(nameOf(asked), async (signal) => {
    const answer = await askTab(tab, period, asked, signal);
    return answer.rows.filter((row) => (row.metrics[0] ?? 0) > 0);
  });
}

interface LineProps {
  readonly row: Row;
  readonly tab: Tab;
  readonly most: number;
  readonly pick: BodyProps['pick'];
}

function Line({ row, tab, most, pick }: LineProps) {
  const value = row.dimensions[0] ?? '';
  const name = rowName(tab, row);
  const chosen = picked(view.value.filters, tab.dimension, value);
  const share = most > 0 ? ((row.metrics[0] ?? 0) / most) * 100 : 0;
  return (
    <tr>
      <th scope="row">
        <span class="bar" style={{ width: `${share}%` }} />
        <button
          type="button"
          class="value"
          aria-pressed={chosen}
          title={chosen ? text.value.filter.remove(name) : text.value.filter.only(name)}
          onClick={() => pick(row.dimensions)}
        >
          {name}
        </button>
      </th>
      {metricsOf(tab, false).map((metric, at) => (
        <td key={metric} title={full(metric, row.metrics[at] ?? null)}>
          {brief(metric, row.metrics[at] ?? null)}
        </td>
      ))}
    </tr>
  );
}
