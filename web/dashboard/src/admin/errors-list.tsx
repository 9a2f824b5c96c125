import type { EyeError } from '../api/decode-eye';
import { eye } from '../eye/client';
import { ErrorForm } from '../eye/error-form';
import { Listed } from './listed';
import { place } from './place';

export function ErrorsList() {
  return (
    <Listed<EyeError>
      title="Errors"
      columns={['Message', 'Fields', 'Arrived']}
      load={(asked, signal) => eye.errors(asked, signal)}
      keyOf={({ id }) => id}
      cells={({ message, errors, createdAt }) => [
        message,
        errors.map(([field]) => field).join(', '),
        createdAt,
      ]}
      form={(row, done) => <ErrorForm site={place.value.site} row={row} done={done} />}
    />
  );
}
