import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ApiFailure } from '../../api/failure';
import { announce } from '../../frame/announce';
import { Details } from '../../frame/details';
import { text } from '../../text/text';

interface FormGiven {
  /** What its button says. */
  readonly deed: string;
  readonly run: () => Promise<void>;
  readonly children: ComponentChildren;
  /** What is said when it is done. */
  readonly done: string;
}

/** Fields and what is done with them; says that it was done, or why the server refused. */
export function Form({ deed, run, done, children }: FormGiven) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const [said, say] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setWrong('');
    say('');
    try {
      await run();
      say(done);
      announce(done);
    } catch (thrown) {
      setWrong(ApiFailure.of(thrown).message);
    }
    setBusy(false);
  };
  return (
    <form class="settings-form" onSubmit={submit}>
      {children}
      {wrong !== '' && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <p class="settings-deeds">
        <button type="submit" class="main" disabled={busy}>
          {deed}
        </button>
        {said !== '' && <span class="settings-done">{said}</span>}
      </p>
    </form>
  );
}

interface FieldGiven {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly type?: 'email' | 'password';
  readonly help?: string;
  readonly required?: true;
  readonly placeholder?: string;
  /** Values to choose from that need not be chosen. */
  readonly known?: readonly string[];
}

export function Field(given: FieldGiven) {
  const { label, value, set, type, help, required, placeholder, known } = given;
  const id = useId();
  const shared = {
    id,
    class: 'field',
    autocomplete: type === 'password' ? 'new-password' : 'off',
    spellcheck: false,
    required: required === true,
    placeholder,
    value,
    'aria-describedby': help === undefined ? undefined : `${id}-help`,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
      set(event.currentTarget.value),
  } as const;
  return (
    <div class="settings-field">
      <label for={id}>{label}</label>
      <div>
        {type === 'password' && <input {...shared} type="password" />}
        {type === 'email' && <input {...shared} type="email" />}
        {type === undefined && <input {...shared} type="text" list={known && `${id}-known`} />}
        {known !== undefined && (
          <datalist id={`${id}-known`}>
            {known.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
        <Help of={id}>{help}</Help>
      </div>
    </div>
  );
}

/** What the field with that id is for, where it needs to be said. */
function Help({ of: id, children }: { of: string; children: string | undefined }) {
  return children === undefined ? null : (
    <p id={`${id}-help`} class="quiet">
      {children}
    </p>
  );
}

interface ChoiceGiven<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly set: (value: T) => void;
  /** Each with what it is called. */
  readonly among: Readonly<Record<T, string>>;
  readonly help?: string;
}

export function Choice<T extends string>({ label, value, set, among, help }: ChoiceGiven<T>) {
  const id = useId();
  return (
    <div class="settings-field">
      <label for={id}>{label}</label>
      <div>
        <select
          id={id}
          value={value}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
          onChange={(event) => set(event.currentTarget.value as T)}
        >
          {Object.entries<string>(among).map(([word, name]) => (
            <option key={word} value={word}>
              {name}
            </option>
          ))}
        </select>
        <Help of={id}>{help}</Help>
      </div>
    </div>
  );
}

interface RemovalGiven {
  /** What is removed. */
  readonly name: string;
  /** What goes with it. */
  readonly meaning: string;
  readonly run: () => Promise<void>;
  /** Whether its name must be typed first, where much would be lost. */
  readonly typed?: true;
}

/** A button that asks once more before it removes something. */
export function Removal({ name, meaning, run, typed }: RemovalGiven) {
  const words = text.value.settings;
  const [asking, ask] = useState(false);
  const [wrong, setWrong] = useState('');
  const [said, say] = useState('');
  const remove = async () => {
    setWrong('');
    try {
      await run();
      ask(false);
      announce(words.removed(name));
    } catch (thrown) {
      setWrong(ApiFailure.of(thrown).message);
    }
  };
  return (
    <>
      <button
        type="button"
        class="line"
        aria-label={words.removeNamed(name)}
        onClick={() => ask(true)}
      >
        {words.remove}
      </button>
      {asking && (
        <Details title={words.removeNamed(name)} small close={() => ask(false)}>
          <p>{meaning}</p>
          {typed && <Field label={words.typeToRemove(name)} value={said} set={say} />}
          {wrong !== '' && (
            <p class="wrong" role="alert">
              {wrong}
            </p>
          )}
          <p class="settings-deeds">
            <button type="button" class="line" onClick={() => ask(false)}>
              {words.keep}
            </button>
            <button
              type="button"
              class="danger"
              disabled={typed === true && said.trim() !== name}
              onClick={remove}
            >
              {words.remove}
            </button>
          </p>
        </Details>
      )}
    </>
  );
}
