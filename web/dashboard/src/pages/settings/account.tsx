import { useState } from 'preact/hooks';
import { ApiFailure } from '../../api/failure';
import { accounts, carryOn, self } from '../../state/session';
import { text } from '../../text/text';
import { Field, Form } from './form';
import { Part } from './listing';

/** Who is signed in, and their password. */
export function Account() {
  const words = text.value.settings.account;
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const user = self.value?.user;
  if (user == null) {
    return null;
  }
  const change = async () => {
    const token = await accounts.changePassword(old, password).catch((thrown: unknown) => {
      const { trouble, message } = ApiFailure.of(thrown);
      throw new ApiFailure(trouble, trouble === 'key' ? words.wrong : message);
    });
    setOld('');
    setPassword('');
    carryOn(token);
  };
  return (
    <Part title={words.title} about={words.about}>
      <dl class="settings-facts">
        <dt>{words.user}</dt>
        <dd>{[user.name, user.email].filter(Boolean).join(', ')}</dd>
        <dt>{words.role}</dt>
        <dd>{text.value.settings.roles[user.role]}</dd>
        <dt>{words.sites}</dt>
        <dd>{user.sites?.join(', ') ?? text.value.settings.allSites}</dd>
      </dl>
      <h2>{words.password}</h2>
      <Form deed={words.change} run={change} done={words.changed}>
        <Field label={words.old} type="password" required value={old} set={setOld} />
        <Field
          label={words.fresh}
          type="password"
          required
          value={password}
          set={setPassword}
          help={text.value.settings.passwordHelp}
        />
      </Form>
    </Part>
  );
}
