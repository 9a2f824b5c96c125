import type { Filter } from '../api/wire';
import { NOT_SET, valueName } from '../format/names';
import { counted } from '../format/numbers';
import { useRested } from '../frame/rested';
import { COUNTRY, soughtIn } from '../state/dimensions';
import { type Condition, isWhole, valuesOf } from '../state/filter-draft';
import { useLoadedOnce } from '../state/loaded';
import { client } from '../state/session';
import { nameOf, period, question } from '../state/view';
import { text } from '../text/text';

const FEW = 12;
/** As many as there are countries, which are sought here, by the names that are shown. */
const ALL_COUNTRIES = 300;

interface ValuesFieldProps {
  readonly condition: Condition;
  readonly others: readonly Filter[];
  readonly change: (condition: Condition) => void;
}

/** The values of a condition: those taken, a field for more, and what is frequent in the data. */
export function ValuesField({ condition, others, change }: ValuesFieldProps) {
  const words = text.value.filter;
  const { dimension, values, typed } = condition;
  const take = (value: string) => change({ ...condition, values: [...values, value] });
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault();
      change({ ...condition, values: valuesOf(condition), typed: '' });
    }
  };
  return (
    <div class="values">
      <input
        class="field"
        aria-label={words.value}
        placeholder={words.valueHint}
        value={typed}
        spellcheck={false}
        onInput={(event) => change({ ...condition, typed: event.currentTarget.value })}
        onKeyDown={press}
      />
      <ul class="values-list">
        {values.map((value) => (
          <li key={value}>
            <label class="check">
              <input
                type="checkbox"
                checked
                onChange={() =>
                  change({ ...condition, values: values.filter((other) => other !== value) })
                }
              />
              {valueName(dimension, value)}
            </label>
          </li>
        ))}
        {isWhole(condition) && (
          <Suggestions
            dimension={dimension}
            typed={typed.trim()}
            taken={values}
            others={others}
            take={(value) => (typed === '' ? take(value) : change(taking(condition, value)))}
          />
        )}
      </ul>
    </div>
  );
}

/** What was typed led to the value, and is done with. */
function taking(condition: Condition, value: string): Condition {
  return { ...condition, values: [...condition.values, value], typed: '' };
}

interface SuggestionsProps {
  readonly dimension: string;
  readonly typed: string;
  readonly taken: readonly string[];
  readonly others: readonly Filter[];
  readonly take: (value: string) => void;
}

/** Frequent values that hold what is typed. */
function Suggestions({ dimension, typed, taken, others, take }: SuggestionsProps) {
  const here = dimension === COUNTRY;
  const rested = useRested(here ? '' : typed);
  const sought: readonly Filter[] =
    rested === '' ? [] : [['contains', soughtIn(dimension), [rested], { case_sensitive: false }]];
  const asked = {
    ...question(period.value?.span ?? 'all', {
      metrics: [dimension.startsWith('event:') ? 'events' : 'visitors'],
      dimensions: [dimension],
      pagination: { limit: here ? ALL_COUNTRIES : FEW + taken.length, offset: 0 },
    }),
    filters: [...others, ...sought],
  };
  const loaded = useLoadedOnce(nameOf(asked), (signal) => client.ask(asked, signal));
  const wanted = typed.toLowerCase();
  const found = (loaded.value?.rows ?? [])
    .map((row) => ({ value: row.dimensions[0] ?? '', count: row.metrics[0] ?? 0 }))
    .filter(({ value }) => value !== '' && value !== NOT_SET && !taken.includes(value))
    .filter(({ value }) => valueName(dimension, value).toLowerCase().includes(wanted))
    .slice(0, FEW);
  return (
    <>
      {found.map(({ value, count }) => (
        <li key={value}>
          <label class="check">
            <input type="checkbox" checked={false} onChange={() => take(value)} />
            {valueName(dimension, value)}
            <span class="quiet">{counted(count)}</span>
          </label>
        </li>
      ))}
    </>
  );
}
