import { useState } from 'preact/hooks';
import type { SharedLink } from '../../api/settings';
import { mayChange, settings } from '../../state/session';
import { view } from '../../state/view';
import { text } from '../../text/text';
import { Copy } from './copy';
import { Field, Form, Removal } from './form';
import { OnlyFor, Part, Rows, Shown, useListing } from './listing';

/** Links under which somebody without a key sees the site's numbers. */
export function Links() {
  const words = text.value.settings.links;
  return (
    <Part title={words.title} about={words.about}>
      {mayChange.value ? <List /> : <OnlyFor who={text.value.settings.onlyAdminsSee} />}
    </Part>
  );
}

function List() {
  const { site } = view.value;
  const words = text.value.settings.links;
  const listing = useListing(`links/${site}`, (signal) => settings.links(site, signal));
  const deeds = ({ id, name, url }: SharedLink) => (
    <>
      <Copy what={url} name={words.copy(name)} />
      <Removal
        name={name}
        meaning={words.removing}
        run={async () => {
          await settings.removeLink(site, id);
          listing.changed();
        }}
      />
    </>
  );
  return (
    <>
      <Shown loaded={listing.loaded}>
        {(links) => (
          <Rows
            name={words.title}
            rows={links}
            keyOf={({ id }) => id}
            heads={[words.name, words.password, words.embedders]}
            cells={({ name, url, password, embedders }) => [
              <a key="name" href={url}>
                {name}
              </a>,
              password ? words.asks : words.asksNone,
              embedders.join(', ') || words.nowhere,
            ]}
            deeds={deeds}
            none={words.none}
          />
        )}
      </Shown>
      <Add changed={listing.changed} />
    </>
  );
}

function Add({ changed }: { changed: () => void }) {
  const { site } = view.value;
  const words = text.value.settings.links;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [embedders, setEmbedders] = useState('');
  const add = async () => {
    await settings.addLink(site, name, password, embedders);
    setName('');
    setPassword('');
    setEmbedders('');
    changed();
  };
  return (
    <>
      <h2>{words.addTitle}</h2>
      <Form deed={words.add} run={add} done={words.added}>
        <Field label={words.name} required value={name} set={setName} help={words.nameHelp} />
        <Field
          label={words.password}
          type="password"
          value={password}
          set={setPassword}
          help={words.passwordHelp}
        />
        <Field
          label={words.embedders}
          placeholder="https://intranet.example"
          value={embedders}
          set={setEmbedders}
          help={words.embeddersHelp}
        />
      </Form>
    </>
  );
}
