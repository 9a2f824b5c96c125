import { useState } from 'preact/hooks';
import type { Site } from '../../api/wire';
import { Link } from '../../frame/link';
import { START_PAGE } from '../../state/lead-in';
import { mayChange, mayEverywhere, settings } from '../../state/session';
import { go, sites, view } from '../../state/view';
import { text } from '../../text/text';
import { Choice, Field, Form, Removal } from './form';
import { OnlyFor, Part, Rows, Shown, useListing } from './listing';

/** Which sites are counted, and how the chosen one is. */
export function Sites() {
  const words = text.value.settings.sites;
  const { site } = view.value;
  const deeds = ({ domain }: Site) => (
    <Removal
      name={domain}
      meaning={words.removing}
      typed
      run={async () => {
        await settings.removeSite(domain);
        sites.value = sites.value.filter((known) => known.domain !== domain);
      }}
    />
  );
  return (
    <div class="settings-stack">
      <Part title={words.title} about={words.about}>
        <Rows
          name={words.title}
          rows={sites.value}
          keyOf={({ domain }) => domain}
          heads={[words.domain, words.timezone]}
          cells={({ domain, timezone }) => [
            <Link key="domain" to={{ site: domain }} current={domain === site}>
              {domain}
            </Link>,
            timezone,
          ]}
          deeds={mayChange.value ? deeds : undefined}
          none={words.none}
        />
        {mayEverywhere.value ? <Add /> : <OnlyFor who={words.onlyAdmins} />}
      </Part>
      {mayChange.value && site !== '' && <Change key={site} />}
    </div>
  );
}

function Add() {
  const words = text.value.settings.sites;
  const [domain, setDomain] = useState('');
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const add = async () => {
    const added = await settings.addSite(domain, zone);
    setDomain('');
    sites.value = [...sites.value, added];
    go({ page: START_PAGE, site: added.domain, filters: [], own: {} });
  };
  return (
    <>
      <h2>{words.addTitle}</h2>
      <Form deed={words.add} run={add} done={words.added}>
        <Field
          label={words.domain}
          required
          placeholder="example.org"
          value={domain}
          set={setDomain}
        />
        <ZoneField zone={zone} set={setZone} />
      </Form>
    </>
  );
}

interface ZoneGiven {
  readonly zone: string;
  readonly set: (zone: string) => void;
  /** What it is for; the site's days where nothing is said. */
  readonly help?: string;
}

export function ZoneField({ zone, set, help }: ZoneGiven) {
  const words = text.value.settings.sites;
  return (
    <Field
      label={words.timezone}
      required
      value={zone}
      set={set}
      known={Intl.supportedValuesOf('timeZone')}
      help={help ?? words.timezoneHelp}
    />
  );
}

function Change() {
  const { site } = view.value;
  const words = text.value.settings.sites;
  const listing = useListing(`site/${site}`, (signal) => settings.site(site, signal));
  return (
    <Part title={words.changeTitle(site)} about={words.changeAbout}>
      <Shown loaded={listing.loaded}>{(now) => <ChangeForm key={now.domain} now={now} />}</Shown>
    </Part>
  );
}

function ChangeForm({ now }: { now: Awaited<ReturnType<typeof settings.site>> }) {
  const words = text.value.settings.sites;
  const [wanted, want] = useState(now);
  const put = (part: Partial<typeof now>) => want({ ...wanted, ...part });
  const change = async () => {
    const changed = await settings.changeSite(now.domain, wanted);
    sites.value = sites.value.map((known) =>
      known.domain === now.domain ? { domain: changed.domain, timezone: changed.timezone } : known,
    );
    go({ site: changed.domain });
  };
  return (
    <Form deed={words.change} run={change} done={words.changed}>
      <Field
        label={words.domain}
        required
        value={wanted.domain}
        set={(domain) => put({ domain })}
        help={words.renaming}
      />
      <ZoneField zone={wanted.timezone} set={(timezone) => put({ timezone })} />
      <Choice
        label={words.identity}
        value={wanted.identity}
        set={(identity) => put({ identity })}
        among={words.identities}
        help={words.identityHelp}
      />
      <Field
        label={words.timeout}
        required
        value={wanted.visitTimeout}
        set={(visitTimeout) => put({ visitTimeout })}
        help={words.timeoutHelp}
      />
      <Choice
        label={words.slash}
        value={wanted.slash}
        set={(slash) => put({ slash })}
        among={words.slashes}
      />
      <Choice
        label={words.letters}
        value={wanted.letters}
        set={(letters) => put({ letters })}
        among={words.cases}
      />
      <Field
        label={words.parameters}
        value={wanted.parameters}
        set={(parameters) => put({ parameters })}
        help={words.parametersHelp}
      />
    </Form>
  );
}
