import { useState } from 'preact/hooks';
import type { EyeSession } from '../api/decode-eye';
import { counted } from '../format/numbers';
import { Field, Form, type RowForm } from '../frame/form';
import { text } from '../text/text';
import { eye } from './client';

interface SessionFormProps extends RowForm<EyeSession> {
  readonly showEvents: () => void;
}

/** A session: its id, and the way to its events. */
export function SessionForm({ site, row, done, showEvents }: SessionFormProps) {
  const [id, setId] = useState(row.id);
  const words = text.value.kept.eye;
  return (
    <Form
      done={done}
      deeds={[
        { name: words.save, run: () => eye.saveSession(site, row.id, id.trim()) },
        { name: words.itsEvents, run: async () => showEvents() },
        {
          name: words.remove,
          ask: words.removeSession(counted(row.events)),
          run: () => eye.remove('sessions', site, row.id),
        },
      ]}
    >
      <Field name={words.id} value={id} set={setId} />
    </Form>
  );
}
