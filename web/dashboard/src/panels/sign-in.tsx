import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import { accounts, lastWay, refusal, rememberWay, signIn, type Way } from '../state/session';
import { text as texts } from '../text/text';

const WAYS: readonly Way[] = ['password', 'key'];

/** Asks who is there. What is typed goes nowhere but to this server, and never into the address. */
export function SignIn({ checking }: { checking: boolean }) {
  const words = texts.value.door;
  const [way, setWay] = useState<Way>(lastWay);
  return (
    <main class="door">
      <h1>
        <img src="/favicon.svg" alt="" width="32" height="32" /> Footfall
      </h1>
      <div class="card door-card">
        <fieldset class="door-ways">
          <legend class="unseen">{words.way}</legend>
          {WAYS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="way"
                checked={way === one}
                onChange={() => {
                  setWay(one);
                  refusal.value = '';
                }}
              />
              <span>{words.ways[one]}</span>
            </label>
          ))}
        </fieldset>
        {way === 'key' ? <ByKey checking={checking} /> : <ByPassword checking={checking} />}
      </div>
    </main>
  );
}

function ByKey({ checking }: { checking: boolean }) {
  const words = texts.value.door;
  const [text, setText] = useState('');
  const [stay, setStay] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim() !== '') {
      rememberWay('key');
      signIn(text.trim(), stay);
    }
  };
  return (
    <form onSubmit={submit}>
      <Secret id="key" label={words.key} value={text} set={setText} help="key-help" first />
      <Wrong words={refusal.value === '' ? '' : words.refused(refusal.value)} />
      <Stay stay={stay} set={setStay} />
      <button type="submit" class="main" disabled={checking}>
        {checking ? words.checking : words.signIn}
      </button>
      <p id="key-help" class="quiet">
        {words.help} <code>./footfall key add</code> {words.helpKeys}
      </p>
    </form>
  );
}

function ByPassword({ checking }: { checking: boolean }) {
  const words = texts.value.door;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [stay, setStay] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setWrong('');
    try {
      const token = await accounts.signIn(email, password);
      rememberWay('password');
      signIn(token, stay);
    } catch (thrown) {
      setWrong(ApiFailure.of(thrown).message);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit}>
      <label for="email">{words.email}</label>
      <input
        id="email"
        ref={field}
        type="email"
        autocomplete="username"
        required
        value={email}
        onInput={(event) => setEmail(event.currentTarget.value)}
      />
      <Secret
        id="password"
        label={words.password}
        value={password}
        set={setPassword}
        help="password-help"
      />
      <Wrong words={wrong || refusal.value} />
      <Stay stay={stay} set={setStay} />
      <button type="submit" class="main" disabled={busy || checking}>
        {busy || checking ? words.checking : words.signIn}
      </button>
      <p id="password-help" class="quiet">
        {words.helpUsers} <code>./footfall user add</code>
      </p>
    </form>
  );
}

interface SecretGiven {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  /** The element that explains it. */
  readonly help?: string;
  /** Whether it has the focus at once. */
  readonly first?: true;
  readonly fresh?: true;
}

/** A field for what nobody else should read. */
export function Secret({ id, label, value, set, help, first, fresh }: SecretGiven) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) {
      field.current?.focus();
    }
  }, [first]);
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        ref={field}
        type="password"
        autocomplete={fresh ? 'new-password' : 'current-password'}
        spellcheck={false}
        required
        value={value}
        aria-describedby={help}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </>
  );
}

function Stay({ stay, set }: { stay: boolean; set: (stay: boolean) => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={stay}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      {texts.value.door.stay}
    </label>
  );
}

/** What was wrong with what was typed, where anything was. */
export function Wrong({ words }: { words: string }) {
  return words === '' ? null : (
    <p class="wrong" role="alert">
      {words}
    </p>
  );
}
