import { useState } from 'preact/hooks';
import { eye } from './eye';
import { Field, Form } from './form';
import { Listed } from './listed';
import { go, place } from './place';
import type { EyeSession } from './wire';

export function SessionsList() {
  return (
    <Listed<EyeSession>
      title="Sessions"
      columns={['Session', 'Events', 'First event', 'Last event', 'First heard of']}
      load={(place, signal) => eye.sessions(place, signal)}
      keyOf={({ id }) => id}
      cells={({ id, events, first, last, createdAt }) => [id, events, first, last, createdAt]}
      form={(row, done) => <SessionForm row={row} done={done} />}
    />
  );
}

function SessionForm({ row, done }: { row: EyeSession; done: () => void }) {
  const [id, setId] = useState(row.id);
  const { site } = place.value;
  return (
    <Form
      done={done}
      deeds={[
        { name: 'Save', run: () => eye.saveSession(site, row.id, id.trim()) },
        {
          name: 'Show its events',
          run: async () => go({ list: 'events', session: row.id }),
        },
        {
          name: 'Delete',
          ask: `Delete this session and its ${row.events} events?`,
          run: () => eye.remove('sessions', site, row.id),
        },
      ]}
    >
      <Field name="Id" value={id} set={setId} />
    </Form>
  );
}
