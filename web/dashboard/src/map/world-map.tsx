import { HEIGHT, LANDS, SMALL, WIDTH } from 'virtual:world';
import { useMemo, useRef, useState } from 'preact/hooks';
import { metricName, valueName } from '../format/names';
import { brief, counted, full, LOOKS } from '../format/numbers';
import type { BodyProps } from '../panels/breakdown';
import { Failed } from '../panels/failed';
import { COUNTRY } from '../state/dimensions';
import { picked } from '../state/filters';
import { useLoaded } from '../state/loaded';
import { client } from '../state/session';
import { nameOf, question, setFilters, view } from '../state/view';
import { text } from '../text/text';
import { LEVELS, levels } from './levels';

/** More than there are countries. */
const ALL = 300;
const SMALL_RADIUS = 4;

/** A country's number, and how it is shown. */
interface Country {
  readonly code: string;
  readonly value: number;
  readonly level: number;
}

interface Point {
  readonly code: string;
  readonly left: number;
  readonly top: number;
}

/** The countries of the world, shaded by the metric that the chart shows. */
export default function WorldMap({ id, period, pick }: BodyProps) {
  const { metric } = view.value;
  const asked = question(period.span, {
    metrics: [metric],
    dimensions: [COUNTRY],
    order_by: [[metric, 'desc']],
    pagination: { limit: ALL, offset: 0 },
  });
  const loaded = useLoaded(nameOf(asked), async (signal) => ({
    metric,
    rows: (await client.ask(asked, signal)).rows,
  }));
  const countries = useMemo((): readonly Country[] => {
    const found = (loaded.value?.rows ?? [])
      .map((row) => ({ code: row.dimensions[0] ?? '', value: row.metrics[0] ?? null }))
      .filter((row): row is { code: string; value: number } => row.value !== null)
      .filter(({ code }) => DRAWN.has(code));
    const { unit } = LOOKS[loaded.value?.metric ?? metric];
    const level = levels(
      found.map(({ value }) => value),
      unit === 'count' || unit === 'bytes' ? 'roots' : 'evenly',
    );
    return found
      .map((row) => ({ ...row, level: level(row.value) }))
      .filter((country) => country.level > 0);
  }, [loaded.value]);
  if (loaded.failure !== null) {
    return <Failed failure={loaded.failure} again={loaded.again} />;
  }
  const shownMetric = loaded.value?.metric ?? metric;
  const values = countries.map(({ value }) => value);
  return (
    <div
      id={`${id}-rows`}
      class={loaded.waiting && loaded.value !== null ? 'map stale' : 'map'}
      aria-busy={loaded.waiting}
    >
      <Drawing
        id={id}
        countries={countries}
        name={text.value.panels.places.mapName(metricName(shownMetric), counted(countries.length))}
        label={(value) => `${metricName(shownMetric)}: ${full(shownMetric, value)}`}
        pick={pick}
      />
      <p class="map-foot">
        {countries.length > 0 && (
          <span class="map-legend" aria-hidden="true">
            {brief(shownMetric, Math.min(...values))}
            {Array.from({ length: LEVELS }, (_, at) => (
              <i key={`level-${at + 1}`} class={`level-${at + 1}`} />
            ))}
            {brief(shownMetric, Math.max(...values))}
          </span>
        )}
        <WholeWorld />
      </p>
    </div>
  );
}

const DRAWN: ReadonlySet<string> = new Set([...LANDS, ...SMALL].map(([code]) => code));

interface DrawingProps {
  readonly id: string;
  /** Those with numbers, the highest first. */
  readonly countries: readonly Country[];
  readonly name: string;
  readonly label: (value: number) => string;
  readonly pick: BodyProps['pick'];
}

/** The map itself: the arrow keys go from the highest number on down, Enter picks. */
function Drawing({ id, countries, name, label, pick }: DrawingProps) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [point, setPoint] = useState<Point | null>(null);
  const known = new Map(countries.map((country) => [country.code, country]));
  const focused = countries[Math.min(at, countries.length - 1)]?.code;
  const show = (code: string, x: number, y: number) => {
    const edge = box.current?.getBoundingClientRect();
    setPoint({ code, left: x - (edge?.left ?? 0), top: y - (edge?.top ?? 0) });
  };
  const move = (event: KeyboardEvent) => {
    const next = stepped(event.key, at, countries.length);
    const country = countries[next ?? at];
    if (country === undefined) {
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      pick([country.code]);
    } else if (next !== null) {
      event.preventDefault();
      setAt(next);
      document.getElementById(`${id}-land-${country.code}`)?.focus();
    }
  };
  const parts = (code: string) => {
    const country = known.get(code);
    return country === undefined
      ? { class: 'land level-0', 'aria-hidden': true as const }
      : {
          id: `${id}-land-${code}`,
          class: `land level-${country.level}`,
          role: 'option' as const,
          tabIndex: code === focused ? 0 : -1,
          'aria-selected': picked(view.value.filters, COUNTRY, code),
          'aria-label': `${valueName(COUNTRY, code)}, ${label(country.value)}`,
          onClick: () => pick([code]),
          onFocus: (event: FocusEvent) => {
            setAt(countries.indexOf(country));
            const edge = (event.currentTarget as Element).getBoundingClientRect();
            show(code, edge.left + edge.width / 2, edge.top + edge.height / 2);
          },
          onBlur: () => setPoint(null),
          onPointerMove: (event: PointerEvent) => show(code, event.clientX, event.clientY),
          onPointerLeave: () => setPoint(null),
        };
  };
  const role =
    countries.length === 0
      ? { role: 'img' as const }
      : { role: 'listbox' as const, 'aria-multiselectable': true };
  const shown = point === null ? undefined : known.get(point.code);
  const width = box.current?.clientWidth ?? 0;
  return (
    <div class="map-box" ref={box}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} {...role} aria-label={name} onKeyDown={move}>
        {LANDS.map(([code, path]) => (
          <path key={path.slice(0, 20)} d={path} {...parts(code)} />
        ))}
        {SMALL.filter(([code]) => known.has(code)).map(([code, x, y]) => (
          <circle key={code} cx={x} cy={y} r={SMALL_RADIUS} {...parts(code)} />
        ))}
      </svg>
      {point !== null && shown !== undefined && (
        <div
          class={point.left > width / 2 ? 'tip tip-left' : 'tip'}
          style={{ left: `${point.left}px`, top: `${point.top}px` }}
          aria-hidden="true"
        >
          <p class="tip-title">{valueName(COUNTRY, shown.code)}</p>
          <p>
            <b>{label(shown.value)}</b>
          </p>
        </div>
      )}
    </div>
  );
}

function stepped(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Takes away what the map narrowed the page to. */
function WholeWorld() {
  const { filters } = view.value;
  const others = filters.filter((filter) => filter[0] !== 'is' || !PLACES.includes(filter[1]));
  return others.length < filters.length ? (
    <button type="button" class="plain" onClick={() => setFilters(others)}>
      {text.value.panels.places.whole}
    </button>
  ) : null;
}

const PLACES: readonly string[] = [COUNTRY, 'visit:region_name', 'visit:city_name'];
