import { useState } from 'preact/hooks';
import type { Annotation } from '../api/kept';
import { instantOf, isDay, wallClock } from '../state/calendar';
import { period, zone } from '../state/view';
import { text } from '../text/text';

/** The server takes no longer notes. */
const LONGEST = 500;
const MIDNIGHT = '00:00';

interface AnnotationFormProps {
  /** The one that is changed; null for a new one. */
  readonly annotation: Annotation | null;
  readonly busy: boolean;
  /** @param at a day, or a time with its offset */
  readonly send: (at: string, note: string) => void;
  readonly cancel?: () => void;
}

/** The day, the time where it matters, and the words of an annotation. */
export function AnnotationForm({ annotation, busy, send, cancel }: AnnotationFormProps) {
  const words = text.value.annotations;
  const clock = wallClock(annotation === null ? new Date() : new Date(annotation.at), zone.value);
  const today = clock.slice(0, 10);
  const last = period.value?.days[1] ?? today;
  const [day, setDay] = useState(annotation === null && last < today ? last : today);
  const exact = annotation !== null && clock.slice(11, 16) !== MIDNIGHT;
  const [time, setTime] = useState(exact ? clock.slice(11, 16) : '');
  const [note, setNote] = useState(annotation?.note ?? '');
  const submit = (event: Event) => {
    event.preventDefault();
    if (isDay(day) && note.trim() !== '') {
      const at = time === '' ? day : instantOf(`${day} ${time}:00`, zone.value).toISOString();
      send(at, note.trim());
    }
  };
  return (
    <form class="note-form" onSubmit={submit}>
      <label>
        {words.day}
        <input
          type="date"
          required
          value={day}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
      </label>
      <label title={words.zone(zone.value)}>
        {words.time}
        <input
          type="time"
          class="field"
          value={time}
          onInput={(event) => setTime(event.currentTarget.value)}
        />
      </label>
      <label class="note-words">
        {words.note}
        <input
          class="field"
          required
          maxLength={LONGEST}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="main" disabled={busy}>
        {annotation === null ? words.add : words.save}
      </button>
      {cancel !== undefined && (
        <button type="button" class="plain" onClick={cancel}>
          {words.cancel}
        </button>
      )}
    </form>
  );
}
