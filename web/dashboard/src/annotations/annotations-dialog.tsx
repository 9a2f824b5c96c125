import { useState } from 'preact/hooks';
import type { Annotation } from '../api/kept';
import { wallClockName } from '../format/dates';
import { useActing } from '../frame/acting';
import { Details } from '../frame/details';
import { Failed } from '../panels/failed';
import { wallClock } from '../state/calendar';
import type { Loaded } from '../state/loaded';
import { kept, mayChange } from '../state/session';
import { view, zone } from '../state/view';
import { text } from '../text/text';
import { AnnotationForm } from './annotation-form';

export interface AnnotationsProps {
  readonly annotations: Loaded<readonly Annotation[]>;
  /** Has them loaded anew. */
  readonly changed: () => void;
  readonly close: () => void;
}

/** All annotations of the site, the newest first: to read, add, change and delete. */
export default function AnnotationsDialog({ annotations, changed, close }: AnnotationsProps) {
  const { site } = view.value;
  const words = text.value.annotations;
  const acting = useActing();
  const [edited, edit] = useState('');
  const send = (id: string | undefined) => (at: string, note: string) =>
    acting.act(async () => {
      await kept.putAnnotation(site, { at, note }, id);
      edit('');
      changed();
    });
  const remove = (id: string) =>
    acting.act(async () => {
      await kept.remove('annotations', site, id);
      changed();
    });
  const shown = [...(annotations.value ?? [])].reverse();
  return (
    <Details title={words.title} close={close}>
      {annotations.failure !== null && (
        <Failed failure={annotations.failure} again={annotations.again} />
      )}
      {mayChange.value && (
        <AnnotationForm
          key={`new/${shown.length}`}
          annotation={null}
          busy={acting.busy}
          send={send(undefined)}
        />
      )}
      {acting.refusal !== '' && (
        <p class="wrong" role="alert">
          {acting.refusal}
        </p>
      )}
      {shown.length === 0 && !annotations.waiting && <p class="quiet">{words.none}</p>}
      <ul class="notes">
        {shown.map((annotation) => (
          <li key={annotation.id}>
            {edited === annotation.id ? (
              <AnnotationForm
                annotation={annotation}
                busy={acting.busy}
                send={send(annotation.id)}
                cancel={() => edit('')}
              />
            ) : (
              <>
                <span class="notes-when">
                  {wallClockName(wallClock(new Date(annotation.at), zone.value))}
                </span>
                <span class="notes-what">{annotation.note}</span>
                {mayChange.value && (
                  <>
                    <button
                      type="button"
                      class="plain"
                      aria-label={words.editOf(annotation.note)}
                      onClick={() => edit(annotation.id)}
                    >
                      {words.edit}
                    </button>
                    <button
                      type="button"
                      class="plain"
                      aria-label={words.removeOf(annotation.note)}
                      disabled={acting.busy}
                      onClick={() => remove(annotation.id)}
                    >
                      {words.remove}
                    </button>
                  </>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}
