import type { EyeSession } from '../api/decode-eye';
import { eye } from '../eye/client';
import { SessionForm } from '../eye/session-form';
import { Listed } from './listed';
import { go, place } from './place';

export function SessionsList() {
  return (
    <Listed<EyeSession>
      title="Sessions"
      columns={['Session', 'Events', 'First event', 'Last event', 'First heard of']}
      load={(asked, signal) => eye.sessions(asked, signal)}
      keyOf={({ id }) => id}
      cells={({ id, events, first, last, createdAt }) => [id, events, first, last, createdAt]}
      form={(row, done) => (
        <SessionForm
          site={place.value.site}
          row={row}
          done={done}
          showEvents={() => go({ list: 'events', session: row.id })}
        />
      )}
    />
  );
}
