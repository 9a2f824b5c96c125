import { useState } from 'preact/hooks';
import { eye, pretty } from './eye';
import { Field, Form } from './form';
import { Listed } from './listed';
import { go, type Place, place } from './place';
import type { EyeEvent } from './wire';

export function EventsList() {
  return (
    <Listed<EyeEvent>
      title="Events"
      columns={['Event', 'Category', 'Happened', 'Session']}
      load={(place, signal) => eye.events(place, signal)}
      keyOf={({ id }) => id}
      cells={({ name, category, timestamp, session }) => [
        name,
        <Picks key="category" name="category" value={category} />,
        timestamp,
        <Picks key="session" name="session" value={session} />,
      ]}
      form={(row, done) => <EventForm row={row} done={done} />}
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

function EventForm({ row, done }: { row: EyeEvent; done: () => void }) {
  const [session, setSession] = useState(row.session);
  const [category, setCategory] = useState(row.category);
  const [name, setName] = useState(row.name);
  const [timestamp, setTimestamp] = useState(row.timestamp);
  const [data, setData] = useState(pretty(row.data));
  const { site } = place.value;
  const save = async () =>
    eye.saveEvent(site, row.id, {
      session: { id: session.trim() },
      category,
      name,
      timestamp: timestamp.trim(),
      data: JSON.parse(data),
    });
  return (
    <Form
      done={done}
      deeds={[
        { name: 'Save', run: save },
        {
          name: 'Delete',
          ask: 'Delete this event?',
          run: () => eye.remove('events', site, row.id),
        },
      ]}
    >
      <Field name="Name" value={name} set={setName} />
      <Field name="Category" value={category} set={setCategory} />
      <Field name="Session" value={session} set={setSession} />
      <Field name="Timestamp" value={timestamp} set={setTimestamp} />
      <Field name="Data" value={data} set={setData} long />
    </Form>
  );
}
