import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import { text } from '../text/text';

/** Something that a form does with its row. */
export interface Deed {
  readonly name: string;
  readonly run: () => Promise<void>;
  /** What to ask first; absent where nothing is lost. */
  readonly ask?: string;
}

/** What a form of a row is given; `done` is called when the row was changed. */
export interface RowForm<R> {
  readonly site: string;
  readonly row: R;
  readonly done: () => void;
}

interface Given {
  readonly deeds: readonly Deed[];
  readonly done: () => void;
  readonly children: ComponentChildren;
}

/** Fields and what can be done with them; says why the server refused. */
export function Form({ deeds, done, children }: Given) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const act = async ({ run, ask }: Deed) => {
    if (ask !== undefined && !confirm(ask)) {
      return;
    }
    setBusy(true);
    setTrouble('');
    try {
      await run();
      done();
    } catch (thrown) {
      setTrouble(
        thrown instanceof SyntaxError ? text.value.kept.noJson(thrown.message) : why(thrown),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="row-form" onSubmit={(event) => event.preventDefault()}>
      {children}
      {trouble !== '' && (
        <p class="wrong" role="alert">
          {trouble}
        </p>
      )}
      <p class="row-deeds">
        {deeds.map((deed) => (
          <button key={deed.name} type="button" disabled={busy} onClick={() => act(deed)}>
            {deed.name}
          </button>
        ))}
      </p>
    </form>
  );
}

function why(thrown: unknown): string {
  return ApiFailure.of(thrown).message;
}

interface FieldGiven {
  readonly name: string;
  readonly value: string;
  readonly set: (value: string) => void;
  /** Whether it takes several lines. */
  readonly long?: true;
}

export function Field({ name, value, set, long }: FieldGiven) {
  const id = useId();
  return (
    <div class="row-field">
      <label for={id}>{name}</label>
      {long ? (
        <textarea
          id={id}
          rows={Math.min(20, value.split('\n').length + 1)}
          spellcheck={false}
          value={value}
          onInput={(event) => set(event.currentTarget.value)}
        />
      ) : (
        <input
          id={id}
          type="text"
          spellcheck={false}
          value={value}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
