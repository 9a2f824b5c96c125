import { useState } from 'preact/hooks';
import { type Person, ROLES, type Role } from '../../api/accounts';
import { Details } from '../../frame/details';
import { owns, self, settings } from '../../state/session';
import { text } from '../../text/text';
import { Choice, Field, Form, Removal } from './form';
import { OnlyFor, Part, Rows, Shown, useListing } from './listing';
import { SitesField } from './sites-field';

/** Who signs in with a password. */
export function Users() {
  const words = text.value.settings.users;
  return (
    <Part title={words.title} about={words.about}>
      {owns.value ? <List /> : <OnlyFor who={text.value.settings.onlyOwners} />}
    </Part>
  );
}

function List() {
  const words = text.value.settings.users;
  const listing = useListing('users', (signal) => settings.people(signal));
  const deeds = (person: Person) => (
    <>
      <Change person={person} changed={listing.changed} />
      {person.id !== self.value?.user?.id && (
        <Removal
          name={person.email}
          meaning={words.removing}
          run={async () => {
            await settings.removeUser(person.id);
            listing.changed();
          }}
        />
      )}
    </>
  );
  return (
    <>
      <Shown loaded={listing.loaded}>
        {(people) => (
          <Rows
            name={words.title}
            rows={people}
            keyOf={({ id }) => String(id)}
            heads={[words.email, words.name, words.role, words.sites]}
            cells={({ email, name, role, sites }) => [
              email,
              name,
              text.value.settings.roles[role],
              sites?.join(', ') ?? text.value.settings.allSites,
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
  const words = text.value.settings.users;
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [sites, setSites] = useState<readonly string[]>([]);
  const [password, setPassword] = useState('');
  const add = async () => {
    await settings.addUser({ email, name, role, sites: role === 'owner' ? [] : sites, password });
    setEmail('');
    setName('');
    setPassword('');
    changed();
  };
  return (
    <>
      <h2>{words.addTitle}</h2>
      <Form deed={words.add} run={add} done={words.added}>
        <Field label={words.email} type="email" required value={email} set={setEmail} />
        <Field label={words.name} value={name} set={setName} />
        <RoleChoice role={role} set={setRole} />
        {role !== 'owner' && <SitesField chosen={sites} set={setSites} />}
        <Field
          label={words.password}
          type="password"
          required
          value={password}
          set={setPassword}
          help={words.passwordHelp}
        />
      </Form>
    </>
  );
}

function RoleChoice({ role, set }: { role: Role; set: (role: Role) => void }) {
  const words = text.value.settings;
  const [viewer, admin, owner] = ROLES;
  const among = {
    [viewer]: words.roles.viewer,
    [admin]: words.roles.admin,
    [owner]: words.roles.owner,
  } as const;
  return (
    <Choice
      label={words.users.role}
      value={role}
      set={set}
      among={among}
      help={words.users.roleMeanings[role]}
    />
  );
}

function Change({ person, changed }: { person: Person; changed: () => void }) {
  const words = text.value.settings.users;
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState(person.role);
  const [sites, setSites] = useState<readonly string[]>(person.sites ?? []);
  const [password, setPassword] = useState('');
  const change = async () => {
    const renewed = password === '' ? {} : { password };
    await settings.changeUser(person.id, {
      role,
      sites: role === 'owner' ? [] : sites,
      ...renewed,
    });
    setOpen(false);
    changed();
  };
  return (
    <>
      <button
        type="button"
        class="line"
        aria-label={words.changeNamed(person.email)}
        onClick={() => setOpen(true)}
      >
        {words.change}
      </button>
      {open && (
        <Details title={words.changeNamed(person.email)} small close={() => setOpen(false)}>
          <Form deed={words.save} run={change} done={words.changed}>
            <RoleChoice role={role} set={setRole} />
            {role !== 'owner' && <SitesField chosen={sites} set={setSites} />}
            <Field
              label={words.anotherPassword}
              type="password"
              value={password}
              set={setPassword}
              help={words.anotherPasswordHelp}
            />
          </Form>
        </Details>
      )}
    </>
  );
}
