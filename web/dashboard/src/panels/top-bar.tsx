import { key, signOut } from '../state/session';
import { go, sites, view } from '../state/view';
import { RangePicker } from './range-picker';
import { Realtime } from './realtime';

/** Which site and range the page shows, and who is there now. */
export function TopBar() {
  const { site, bots } = view.value;
  return (
    <header class="top">
      <h1>
        <img src="/favicon.svg" alt="Footfall" width="24" height="24" />
        <select
          aria-label="Site"
          value={site}
          onChange={(event) => go({ site: event.currentTarget.value, filters: [] })}
        >
          {sites.value.map(({ domain }) => (
            <option key={domain} value={domain}>
              {domain}
            </option>
          ))}
        </select>
      </h1>
      <Realtime site={site} />
      <div class="controls">
        <label class="check" title="Bots are kept but left out of all counts unless asked for">
          <input
            type="checkbox"
            checked={bots}
            onChange={(event) => go({ bots: event.currentTarget.checked })}
          />
          Show bots
        </label>
        <RangePicker />
        {key.value !== '' && (
          <button type="button" class="plain" onClick={signOut}>
            Sign out
          </button>
        )}
      </div>
    </header>
  );
}
