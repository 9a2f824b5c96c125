import type { EyeEvent } from '../api/decode-eye';
import { eye } from '../eye/client';
import { EventForm } from '../eye/event-form';
import { Listed } from './listed';
import { go, type Place, place } from './place';

export function EventsList() {
  return (
    <Listed<EyeEvent>
      title="Events"
      columns={['Event', 'Category', 'Happened', 'Session']}
      load={(asked, signal) => eye.events(asked, signal)}
      keyOf={({ id }) => id}
      cells={({ name, category, timestamp, session }) => [
        name,
        <Picks key="category" name="category" value={category} />,
        timestamp,
        <Picks key="session" name="session" value={session} />,
      ]}
      form={(row, done) => <EventForm site={place.value.site} row={row} done={done} />}
      filters={<Picked />}
    />
  );
}

/** A value that filters by itself. */
function Picks({ name, value }: { name: 'category' | 'session'; value: string }) {
  return (
    <button
      type="button"
      class="plain"
      title={`Only this ${name}`}
      onClick={() => go({ ...place.value, offset: 0, [name]: value })}
    >
      {value}
    </button>
  );
}

function Picked() {
  const now: Place = place.value;
  return (
    <>
      {(['category', 'name', 'session'] as const)
        .filter((name) => now[name] !== '')
        .map((name) => (
          <button
            key={name}
            type="button"
            title="Remove this filter"
            onClick={() => go({ ...now, offset: 0, [name]: '' })}
          >
            {name} is {now[name]} ✕
          </button>
        ))}
    </>
  );
}
