import { useState } from 'preact/hooks';
import type { EyeError } from '../api/decode-eye';
import { Field, Form, type RowForm } from '../frame/form';
import { text } from '../text/text';
import { eye, pretty } from './client';

/** The whole input, to be mended and run again. */
export function ErrorForm({ site, row, done }: RowForm<EyeError>) {
  const [payload, setPayload] = useState(pretty(row.payload));
  const words = text.value.kept.eye;
  return (
    <Form
      done={done}
      deeds={[
        { name: words.rerun, run: async () => eye.rerun(site, row.id, JSON.parse(payload)) },
        { name: words.save, run: async () => eye.saveError(site, row.id, JSON.parse(payload)) },
        {
          name: words.remove,
          ask: words.removeError,
          run: () => eye.remove('errors', site, row.id),
        },
      ]}
    >
      <ul class="eye-sentences">
        {row.errors.map(([field, sentences]) => (
          <li key={field}>
            <b>{field}</b>: {sentences.join(' ')}
          </li>
        ))}
      </ul>
      <Field name={words.arrivedAs} value={payload} set={setPayload} long />
    </Form>
  );
}
