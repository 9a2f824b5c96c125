import { useState } from 'preact/hooks';
import type { Segment } from '../../api/kept';
import { filterWords } from '../../format/filter-names';
import { Details } from '../../frame/details';
import { Link } from '../../frame/link';
import { SITE_PAGE } from '../../state/address';
import { readFilter } from '../../state/filter-text';
import { filterOf } from '../../state/segment-filters';
import { segmentsChanged } from '../../state/segments';
import { kept, mayChange } from '../../state/session';
import { pageChange, view } from '../../state/view';
import { text } from '../../text/text';
import { Field, Form, Removal } from './form';
import { OnlyFor, Part, Rows, Shown, useListing } from './listing';

/** Filters under a name. */
export function Segments() {
  const { site } = view.value;
  const words = text.value.settings.segments;
  const listing = useListing(`segments/${site}`, (signal) => kept.segments(site, signal));
  const deeds = (segment: Segment) => (
    <>
      <Rename segment={segment} changed={listing.changed} />
      <Removal
        name={segment.name}
        meaning={words.removing}
        run={async () => {
          await kept.remove('segments', site, segment.id);
          listing.changed();
          segmentsChanged();
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
            cells={(segment) => [
              <Link key="name" to={{ ...pageChange(SITE_PAGE), filters: [filterOf(segment)] }}>
                {segment.name}
              </Link>,
              shown(segment),
            ]}
            deeds={mayChange.value ? deeds : undefined}
            none={words.none}
          />
        )}
      </Shown>
      {!mayChange.value && <OnlyFor who={text.value.settings.onlyAdmins} />}
    </Part>
  );
}

/** The filters in words; those that the dashboard has no words for, as they are. */
function shown({ filters }: Segment): string {
  const known = filters.flatMap((filter) => readFilter(JSON.stringify(filter)));
  return known.length === filters.length
    ? known
        .map(filterWords)
        .map(({ what, how, values }) => [what, how, values].filter(Boolean).join(' '))
        .join('; ')
    : JSON.stringify(filters);
}

function Rename({ segment, changed }: { segment: Segment; changed: () => void }) {
  const { site } = view.value;
  const words = text.value.settings.segments;
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(segment.name);
  const rename = async () => {
    await kept.putSegment(site, { name }, segment.id);
    setOpen(false);
    changed();
    segmentsChanged();
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
