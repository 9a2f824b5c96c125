import { useState } from 'preact/hooks';
import type { SavedSegment } from '../../api/settings';
import type { Filter } from '../../api/wire';
import { filterWords } from '../../format/filter-names';
import { Details } from '../../frame/details';
import { Link } from '../../frame/link';
import { readFilter } from '../../state/filter-text';
import { mayChange, settings } from '../../state/session';
import { pageChange, view } from '../../state/view';
import { text } from '../../text/text';
import { Field, Form, Removal } from './form';
import { OnlyFor, Part, Rows, Shown, useListing } from './listing';

/** Filters under a name. */
export function Segments() {
  const { site } = view.value;
  const words = text.value.settings.segments;
  const listing = useListing(`segments/${site}`, (signal) => settings.segments(site, signal));
  const deeds = (segment: SavedSegment) => (
    <>
      <Rename segment={segment} changed={listing.changed} />
      <Removal
        name={segment.name}
        meaning={words.removing}
        run={async () => {
          await settings.removeSegment(site, segment.id);
          listing.changed();
        }}
      />
    </>
  );
  return (
    <Part title={words.title} about={words.about}>
      <Shown loaded={listing.loaded}>
        {(segments) => (
          <Rows
            name={words.title}
            rows={segments}
            keyOf={({ id }) => id}
            heads={[words.name, words.filters]}
            cells={(segment) => [<Use key="name" segment={segment} />, shown(segment)]}
            deeds={mayChange.value ? deeds : undefined}
            none={words.none}
          />
        )}
      </Shown>
      {!mayChange.value && <OnlyFor who={text.value.settings.onlyAdmins} />}
    </Part>
  );
}

/** Leads to the site's page with the segment's filters. */
function Use({ segment }: { segment: SavedSegment }) {
  return <Link to={{ ...pageChange('site'), filters: filtersOf(segment) }}>{segment.name}</Link>;
}

/** Those that the dashboard has words for; the others are shown as they are. */
function filtersOf({ filters }: SavedSegment): readonly Filter[] {
  return filters.flatMap((filter) => readFilter(addressText(filter)));
}

function addressText(filter: unknown): string {
  if (Array.isArray(filter) && filter.length === 3 && Array.isArray(filter[2])) {
    return [filter[0], filter[1], ...filter[2]].map((one) => escaped(String(one))).join(',');
  }
  return JSON.stringify(filter);
}

function escaped(word: string): string {
  return word.replaceAll('%', '%25').replaceAll(',', '%2C');
}

function shown(segment: SavedSegment): string {
  const known = filtersOf(segment);
  return known.length === segment.filters.length
    ? known
        .map(filterWords)
        .map(({ what, how, values }) => [what, how, values].filter(Boolean).join(' '))
        .join('; ')
    : JSON.stringify(segment.filters);
}

function Rename({ segment, changed }: { segment: SavedSegment; changed: () => void }) {
  const { site } = view.value;
  const words = text.value.settings.segments;
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(segment.name);
  const rename = async () => {
    await settings.renameSegment(site, segment.id, name);
    setOpen(false);
    changed();
  };
  return (
    <>
      <button type="button" class="line" onClick={() => setOpen(true)}>
        {words.rename}
      </button>
      {open && (
        <Details title={words.renameTitle(segment.name)} small close={() => setOpen(false)}>
          <Form deed={words.rename} run={rename} done={words.renamed}>
            <Field label={words.name} required value={name} set={setName} />
          </Form>
        </Details>
      )}
    </>
  );
}
