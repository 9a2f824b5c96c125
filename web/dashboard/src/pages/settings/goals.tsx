import { useState } from 'preact/hooks';
import type { Goal } from '../../api/settings';
import { mayChange, settings } from '../../state/session';
import { view } from '../../state/view';
import { text } from '../../text/text';
import { Choice, Field, Form, Removal } from './form';
import { OnlyFor, Part, Rows, Shown, useListing } from './listing';

/** What visitors are wanted to do. */
export function Goals() {
  const { site } = view.value;
  const words = text.value.settings.goals;
  const listing = useListing(`goals/${site}`, (signal) => settings.goals(site, signal));
  const deeds = ({ id, name }: Goal) => (
    <Removal
      name={name}
      meaning={words.removing}
      run={async () => {
        await settings.removeGoal(site, id);
        listing.changed();
      }}
    />
  );
  return (
    <Part title={words.title} about={words.about}>
      <Shown loaded={listing.loaded}>
        {(goals) => (
          <Rows
            name={words.title}
            rows={goals}
            keyOf={({ id }) => id}
            heads={[words.name, words.kind, words.what]}
            cells={({ name, kind, what }) => [
              name,
              words.kinds[kind],
              <code key="what">{what}</code>,
            ]}
            deeds={mayChange.value ? deeds : undefined}
            none={words.none}
          />
        )}
      </Shown>
      {mayChange.value ? (
        <Add changed={listing.changed} />
      ) : (
        <OnlyFor who={text.value.settings.onlyAdmins} />
      )}
    </Part>
  );
}

function Add({ changed }: { changed: () => void }) {
  const { site } = view.value;
  const words = text.value.settings.goals;
  const [kind, setKind] = useState<Goal['kind']>('event');
  const [what, setWhat] = useState('');
  const [name, setName] = useState('');
  const add = async () => {
    await settings.addGoal(site, { kind, what, name });
    setWhat('');
    setName('');
    changed();
  };
  return (
    <>
      <h2>{words.addTitle}</h2>
      <Form deed={words.add} run={add} done={words.added}>
        <Choice label={words.kind} value={kind} set={setKind} among={words.kinds} />
        <Field
          label={kind === 'event' ? words.eventName : words.pagePath}
          required
          placeholder={kind === 'event' ? 'Signup' : '/checkout/**'}
          value={what}
          set={setWhat}
          help={kind === 'event' ? words.eventHelp : words.pageHelp}
        />
        <Field label={words.shownAs} value={name} set={setName} help={words.shownAsHelp} />
      </Form>
    </>
  );
}
