import { useState } from 'preact/hooks';
import type { Key } from '../../api/settings';
import { owns, settings } from '../../state/session';
import { sites } from '../../state/view';
import { text } from '../../text/text';
import { Copy } from './copy';
import { Choice, Field, Form, Removal } from './form';
import { OnlyFor, Part, Rows, Shown, useListing } from './listing';

const SCOPES = ['ingest', 'read', 'admin'] as const;

/** What programs call with. */
export function Keys() {
  const words = text.value.settings.keys;
  return (
    <Part title={words.title} about={words.about}>
      {owns.value ? <List /> : <OnlyFor who={text.value.settings.onlyOwners} />}
    </Part>
  );
}

function List() {
  const words = text.value.settings.keys;
  const listing = useListing('keys', (signal) => settings.keys(signal));
  const [made, show] = useState('');
  const deeds = ({ id, name }: Key) => (
    <Removal
      name={name}
      meaning={words.removing}
      run={async () => {
        await settings.removeKey(id);
        listing.changed();
      }}
    />
  );
  return (
    <>
      <Shown loaded={listing.loaded}>
        {(keys) => (
          <Rows
            name={words.title}
            rows={keys}
            keyOf={({ id }) => id}
            heads={[words.name, words.scopes, words.site]}
            cells={({ name, scopes, site }) => [
              name,
              scopes.join(', '),
              site || text.value.settings.allSites,
            ]}
            deeds={deeds}
            none={words.none}
          />
        )}
      </Shown>
      {made !== '' && (
        <div class="settings-made" role="status">
          <p>{words.once}</p>
          <p class="settings-deeds">
            <code>{made}</code>
            <Copy what={made} name={words.copy} />
          </p>
        </div>
      )}
      <Add
        made={(text) => {
          show(text);
          listing.changed();
        }}
      />
    </>
  );
}

function Add({ made }: { made: (text: string) => void }) {
  const words = text.value.settings.keys;
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(['read']);
  const [site, setSite] = useState('');
  const among = Object.fromEntries([
    ['', text.value.settings.allSites],
    ...sites.value.map(({ domain }) => [domain, domain]),
  ]);
  const add = async () => {
    made(await settings.addKey(name, scopes, site));
    setName('');
  };
  return (
    <>
      <h2>{words.addTitle}</h2>
      <Form deed={words.add} run={add} done={words.added}>
        <Field label={words.name} required value={name} set={setName} help={words.nameHelp} />
        <fieldset class="settings-field">
          <legend>{words.scopes}</legend>
          <div class="settings-sites">
            {SCOPES.map((scope) => (
              <label key={scope} class="check">
                <input
                  type="checkbox"
                  checked={scopes.includes(scope)}
                  onChange={(event) =>
                    setScopes(
                      event.currentTarget.checked
                        ? [...scopes, scope]
                        : scopes.filter((one) => one !== scope),
                    )
                  }
                />
                {words.scopeNames[scope]}
              </label>
            ))}
          </div>
        </fieldset>
        <Choice label={words.site} value={site} set={setSite} among={among} />
      </Form>
    </>
  );
}
