import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Imported } from '../../api/data';
import { ApiFailure } from '../../api/failure';
import { counted } from '../../format/numbers';
import { announce } from '../../frame/announce';
import { data, mayChange } from '../../state/session';
import { zone as siteZone, view } from '../../state/view';
import { text } from '../../text/text';
import { OnlyFor, Part } from './listing';
import { ZoneField } from './sites';

/** Reads an access log into the site. */
export function Import({ done }: { done: () => void }) {
  const { site } = view.value;
  const words = text.value.settings.data.import;
  return (
    <Part title={words.title(site)} about={words.about}>
      {mayChange.value ? (
        <Upload done={done} />
      ) : (
        <OnlyFor who={text.value.settings.onlyAdminsDo} />
      )}
    </Part>
  );
}

function Upload({ done }: { done: () => void }) {
  const { site } = view.value;
  const words = text.value.settings.data.import;
  const id = useId();
  const [log, setLog] = useState<File | null>(null);
  const [zone, setZone] = useState(siteZone.value);
  /** How much of it was read; null while nothing is under way. */
  const [part, setPart] = useState<number | null>(null);
  const [read, setRead] = useState<Imported | null>(null);
  const [wrong, setWrong] = useState('');
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (log === null) {
      return;
    }
    running.current = new AbortController();
    setPart(0);
    setRead(null);
    setWrong('');
    try {
      const imported = await data.import(site, zone, log, setPart, running.current.signal);
      setRead(imported);
      announce(words.lines(counted(imported.lines), counted(imported.stored)));
      done();
    } catch (thrown) {
      if (!running.current.signal.aborted) {
        setWrong(ApiFailure.of(thrown).message);
      }
    }
    setPart(null);
  };
  return (
    <form class="settings-form" onSubmit={submit}>
      <div class="settings-field">
        <label for={id}>{words.file}</label>
        <div>
          <input
            id={id}
            type="file"
            required
            onChange={(event) => setLog(event.currentTarget.files?.[0] ?? null)}
          />
          <p class="quiet">{words.fileHelp}</p>
        </div>
      </div>
      <ZoneField zone={zone} set={setZone} help={words.zoneHelp} />
      {wrong !== '' && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <p class="settings-deeds">
        <button type="submit" class="main" disabled={part !== null}>
          {words.run}
        </button>
        {part !== null && (
          <>
            <progress aria-label={words.progress} max={1} value={part} />
            <button type="button" class="line" onClick={() => running.current.abort()}>
              {words.stop}
            </button>
          </>
        )}
      </p>
      {read !== null && <Result read={read} />}
    </form>
  );
}

function Result({ read }: { read: Imported }) {
  const words = text.value.settings.data.import;
  return (
    <div class="settings-made">
      <p>{words.lines(counted(read.lines), counted(read.stored))}</p>
      <ul class="settings-list">
        {read.repeated > 0 && <li>{words.repeated(counted(read.repeated))}</li>}
        {read.dropped > 0 && <li>{words.dropped(counted(read.dropped))}</li>}
        {read.unreadable > 0 && <li>{words.unreadable(counted(read.unreadable))}</li>}
        {read.complaints.map((complaint) => (
          <li key={complaint}>
            <code>{complaint}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
