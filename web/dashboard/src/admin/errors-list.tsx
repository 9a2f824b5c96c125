import { useState } from 'preact/hooks';
import { eye, pretty } from './eye';
import { Field, Form } from './form';
import { Listed } from './listed';
import { place } from './place';
import type { EyeError } from './wire';

export function ErrorsList() {
  return (
    <Listed<EyeError>
      title="Errors"
      columns={['Message', 'Fields', 'Arrived']}
      load={(place, signal) => eye.errors(place, signal)}
      keyOf={({ id }) => id}
      cells={({ message, errors, createdAt }) => [
        message,
        errors.map(([field]) => field).join(', '),
        createdAt,
      ]}
      form={(row, done) => <ErrorForm row={row} done={done} />}
    />
  );
}

/** The whole input, to be mended and run again. */
function ErrorForm({ row, done }: { row: EyeError; done: () => void }) {
  const [payload, setPayload] = useState(pretty(row.payload));
  const { site } = place.value;
  return (
    <Form
      done={done}
      deeds={[
        { name: 'Run again', run: async () => eye.rerun(site, row.id, JSON.parse(payload)) },
        { name: 'Save', run: async () => eye.saveError(site, row.id, JSON.parse(payload)) },
        {
          name: 'Delete',
          ask: 'Delete this error?',
          run: () => eye.remove('errors', site, row.id),
        },
      ]}
    >
      <ul class="admin-sentences">
        {row.errors.map(([field, sentences]) => (
          <li key={field}>
            <b>{field}</b>: {sentences.join(' ')}
          </li>
        ))}
      </ul>
      <Field name="What arrived" value={payload} set={setPayload} long />
    </Form>
  );
}
