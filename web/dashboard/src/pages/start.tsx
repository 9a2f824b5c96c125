import { useState } from 'preact/hooks';
import { STACKS, type Stack, snippetOf, WITH_KEY } from '../format/stacks';
import { Snippet } from '../frame/snippet';
import { Waiting } from '../panels/waiting';
import { mayEverywhere, owns, settings } from '../state/session';
import { DEFAULT_SITE } from '../state/sites';
import { go, keep, sites, view } from '../state/view';
import { text } from '../text/text';
import { Field, Form } from './settings/form';
import { OnlyFor } from './settings/listing';
import { ZoneField } from './settings/sites';
import '../style/settings.css';
import '../style/start.css';

/** Leads from nothing to the first hit: a site, what to put where, and the waiting for it. */
export default function StartPage() {
  const { site } = view.value;
  const words = text.value.start;
  const chosen = site !== '' && site !== DEFAULT_SITE && sites.value.some((s) => s.domain === site);
  return (
    <div class="start">
      <h1>{words.title}</h1>
      <ol>
        <li class={chosen ? 'card start-step start-done' : 'card start-step'}>
          <h2>{words.site}</h2>
          {chosen ? <p>{words.chosen(site)}</p> : <AddSite />}
        </li>
        <li class={chosen ? 'card start-step' : 'card start-step start-later'}>
          <h2>{words.put}</h2>
          {chosen && <Put key={site} />}
        </li>
        <li class={chosen ? 'card start-step' : 'card start-step start-later'}>
          <h2>{words.wait}</h2>
          {chosen && <Waiting key={site} site={site} />}
        </li>
      </ol>
    </div>
  );
}

function AddSite() {
  const words = text.value.start;
  const names = text.value.settings.sites;
  const [domain, setDomain] = useState('');
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (!mayEverywhere.value) {
    return <OnlyFor who={names.onlyAdmins} />;
  }
  const add = async () => {
    const added = await settings.addSite(domain, zone);
    sites.value = [...sites.value, added];
    go({ site: added.domain });
  };
  return (
    <Form deed={words.add} run={add} done={words.added}>
      <Field
        label={names.domain}
        required
        placeholder="example.org"
        value={domain}
        set={setDomain}
        help={words.domainHelp}
      />
      <ZoneField zone={zone} set={setZone} />
    </Form>
  );
}

function Put() {
  const { site, own } = view.value;
  const words = text.value.start;
  const stack = STACKS.find((one) => one === own.stack) ?? 'html';
  const [key, setKey] = useState('');
  const place = { origin: location.origin, site, key, agent: navigator.userAgent };
  return (
    <>
      <fieldset class="start-stacks">
        <legend class="unseen">{words.stack}</legend>
        {STACKS.map((one: Stack) => (
          <label key={one}>
            <input
              type="radio"
              name="stack"
              checked={one === stack}
              onChange={() => keep('stack', one === 'html' ? '' : one)}
            />
            <span>{words.stacks[one]}</span>
          </label>
        ))}
      </fieldset>
      <p class="start-about">{words.about[stack]}</p>
      {WITH_KEY.has(stack) && key === '' && <MakeKey made={setKey} />}
      {key !== '' && <p class="quiet">{text.value.settings.keys.once}</p>}
      <Snippet of={snippetOf(stack, place)} />
    </>
  );
}

/** The snippet's key, which is shown in it this once. */
function MakeKey({ made }: { made: (key: string) => void }) {
  const { site } = view.value;
  const words = text.value.start;
  if (!owns.value) {
    return <OnlyFor who={words.keyByOwner} />;
  }
  const make = async () => made(await settings.addKey(words.keyName(site), ['ingest'], site));
  return (
    <Form deed={words.makeKey} run={make} done="">
      <p>{words.needsKey}</p>
    </Form>
  );
}
