import { brief, counted } from '../../format/numbers';
import { data } from '../../state/session';
import { text } from '../../text/text';
import { Export } from './export';
import { Import } from './import';
import { Part, Rows, Shown, useListing } from './listing';

/** What is kept and for how long, and how it comes in and out. */
export function DataPart() {
  const words = text.value.settings.data;
  const listing = useListing('server', (signal) => data.server(signal));
  return (
    <div class="settings-stack">
      <Part title={words.title} about={words.about}>
        <Shown loaded={listing.loaded}>
          {({ sites, disk, retention }) => (
            <>
              <Rows
                name={words.title}
                rows={sites}
                keyOf={({ domain }) => domain}
                heads={[words.site, words.events, words.first, words.last, words.exchanges]}
                cells={({ domain, events, first, last, exchanges }) => [
                  domain,
                  counted(events),
                  first.slice(0, 10),
                  last.slice(0, 10),
                  counted(exchanges),
                ]}
                none={words.none}
              />
              <h2>{words.retention}</h2>
              <ul class="settings-list">
                <li>{words.eventsStay}</li>
                <li>
                  {words.exchangesStay(
                    counted(retention.exchangeDays),
                    counted(retention.exchangeMost),
                    brief('bytes_out', retention.exchangeBytes),
                  )}
                </li>
                <li>{words.tagUsesStay(counted(retention.tagUseDays))}</li>
                <li>{words.saltsStay}</li>
                {disk !== null && (
                  <li>
                    {words.disk(brief('bytes_out', disk.used), brief('bytes_out', disk.free))}
                  </li>
                )}
              </ul>
            </>
          )}
        </Shown>
      </Part>
      <Export />
      <Import done={listing.changed} />
    </div>
  );
}
