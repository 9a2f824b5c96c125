import { useState } from 'preact/hooks';
import type { Segment } from '../api/kept';
import { type Acting, useActing } from '../frame/acting';
import { announce } from '../frame/announce';
import { Drop } from '../frame/drop';
import { filterOf, isSegment, opened, segments } from '../state/segment-filters';
import { segmentsChanged, useSegments } from '../state/segments';
import { kept, mayChange } from '../state/session';
import { refresh, setFilters, view } from '../state/view';
import { text } from '../text/text';

/** The server takes no longer names. */
const LONGEST_NAME = 255;

/** Filters that were kept under a name: to apply, rename and delete, and to keep those in force. */
export function SegmentsMenu() {
  const { site } = view.value;
  useSegments(site);
  const words = text.value.segments;
  const acting = useActing();
  if (segments.value.length === 0 && !mayChange.value) {
    return null;
  }
  return (
    <Drop name="" sign={words.title} side="left" class="drop-line">
      {(close) => (
        <>
          {segments.value.length === 0 && <p class="quiet">{words.none}</p>}
          <ul class="kept-list">
            {segments.value.map((segment) => (
              <li key={segment.id}>
                <Entry segment={segment} acting={acting} close={close} />
              </li>
            ))}
          </ul>
          {mayChange.value && <Save acting={acting} />}
          {acting.refusal !== '' && (
            <p class="wrong" role="alert">
              {acting.refusal}
            </p>
          )}
        </>
      )}
    </Drop>
  );
}

interface EntryProps {
  readonly segment: Segment;
  readonly acting: Acting;
  readonly close: () => void;
}

function Entry({ segment, acting, close }: EntryProps) {
  const { site, filters } = view.value;
  const words = text.value.segments;
  const [name, setName] = useState<string | null>(null);
  const { id } = segment;
  if (name !== null) {
    const rename = (event: Event) => {
      event.preventDefault();
      acting.act(async () => {
        await kept.putSegment(site, { name: name.trim() }, id);
        segmentsChanged();
        setName(null);
      });
    };
    return (
      <form class="kept-form" onSubmit={rename}>
        <input
          class="field"
          aria-label={words.name}
          required
          maxLength={LONGEST_NAME}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="line" disabled={acting.busy}>
          {words.rename}
        </button>
      </form>
    );
  }
  const remove = () => {
    acting.act(async () => {
      await kept.remove('segments', site, id);
      segmentsChanged();
      announce(words.removed(segment.name));
      if (filters.some((filter) => isSegment(filter, id))) {
        setFilters(filters.filter((filter) => !isSegment(filter, id)));
      }
    });
  };
  return (
    <>
      <button
        type="button"
        class="value"
        aria-pressed={filters.some((filter) => isSegment(filter, id))}
        onClick={() => {
          setFilters([...filters.filter((filter) => !isSegment(filter)), filterOf(segment)]);
          close();
        }}
      >
        {segment.name}
      </button>
      {mayChange.value && (
        <>
          <button
            type="button"
            class="plain"
            aria-label={words.renameOf(segment.name)}
            title={words.rename}
            onClick={() => setName(segment.name)}
          >
            ✎
          </button>
          <button
            type="button"
            class="plain"
            aria-label={words.removeOf(segment.name)}
            title={words.remove}
            disabled={acting.busy}
            onClick={remove}
          >
            ×
          </button>
        </>
      )}
    </>
  );
}

/** Keeps the filters in force; under the name of a segment, they take the place of its filters. */
function Save({ acting }: { acting: Acting }) {
  const { site, filters } = view.value;
  const words = text.value.segments;
  const [name, setName] = useState('');
  const plain = filters.flatMap((filter) =>
    isSegment(filter) ? (opened(filter, segments.value) ?? [filter]) : [filter],
  );
  if (filters.length === 0 || plain.some((filter) => isSegment(filter))) {
    return <p class="quiet">{words.help}</p>;
  }
  const known = segments.value.find((segment) => segment.name === name.trim());
  const save = (event: Event) => {
    event.preventDefault();
    acting.act(async () => {
      await kept.putSegment(site, { name: name.trim(), filters: plain }, known?.id);
      segmentsChanged();
      announce(words.saved(name.trim()));
      setName('');
      if (known !== undefined) {
        refresh();
      }
    });
  };
  return (
    <form class="kept-form" onSubmit={save}>
      <input
        class="field"
        aria-label={words.name}
        placeholder={words.nameHint}
        required
        maxLength={LONGEST_NAME}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="line" disabled={acting.busy}>
        {known === undefined ? words.save : words.replace}
      </button>
    </form>
  );
}
