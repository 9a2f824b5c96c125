import { useState } from 'preact/hooks';
import type { EyeEvent } from '../api/decode-eye';
import { Field, Form, type RowForm } from '../frame/form';
import { text } from '../text/text';
import { eye, pretty } from './client';

/** An event with its data, to be mended. */
export function EventForm({ site, row, done }: RowForm<EyeEvent>) {
  const [session, setSession] = useState(row.session);
  const [category, setCategory] = useState(row.category);
  const [name, setName] = useState(row.name);
  const [timestamp, setTimestamp] = useState(row.timestamp);
  const [data, setData] = useState(pretty(row.data));
  const words = text.value.kept.eye;
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
        { name: words.save, run: save },
        {
          name: words.remove,
          ask: words.removeEvent,
          run: () => eye.remove('events', site, row.id),
        },
      ]}
    >
      <Field name={words.name} value={name} set={setName} />
      <Field name={words.category} value={category} set={setCategory} />
      <Field name={words.session} value={session} set={setSession} />
      <Field name={words.timestamp} value={timestamp} set={setTimestamp} />
      <Field name={words.data} value={data} set={setData} long />
    </Form>
  );
}
