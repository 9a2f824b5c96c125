import type { SeenAddress } from '../api/wire';
import { useLoadedOnce } from '../state/loaded';
import { client } from '../state/session';
import { Failed } from './failed';

/** Which address the server counts this browser under, and why: for people who set up proxies. */
export function AddressPage() {
  const found = useLoadedOnce('address', (signal) => client.seenAddress(signal));
  return (
    <main class="address" aria-busy={found.waiting}>
      <p>
        <a href="#/">Back to the dashboard</a>
      </p>
      <section class="card">
        <h1>Your address as it arrives</h1>
        {found.failure !== null && <Failed failure={found.failure} again={found.again} />}
        {found.value !== null && <Seen {...found.value} />}
      </section>
    </main>
  );
}

function Seen({ address, kind, place, why, advice, chain, headers }: SeenAddress) {
  return (
    <>
      <p class="address-taken">
        <b>{address}</b> <span class="quiet">{place === '' ? kind : place}</span>
      </p>
      <p>{why}</p>
      {advice !== '' && <p class="address-advice">{advice}</p>}
      <div class="address-box">
        <table>
          <caption>The way of this request, your side first</caption>
          <thead>
            <tr>
              <th scope="col">Hop</th>
              <th scope="col">Said by</th>
              <th scope="col">Trusted</th>
              <th scope="col">Is</th>
            </tr>
          </thead>
          <tbody>
            {chain.map(({ sent, from, trusted, role }, index) => (
              <tr key={`${index}/${sent}`} class={role === 'client' ? 'taken' : ''}>
                <td>{sent === '' ? '(nothing)' : sent}</td>
                <td>{from}</td>
                <td>{trusted ? 'yes' : 'no'}</td>
                <td>{role}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {headers.length > 0 && (
          <table>
            <caption>Headers that may tell an address, as sent</caption>
            <thead>
              <tr>
                <th scope="col">Header</th>
                <th scope="col">Read</th>
                <th scope="col">Value</th>
              </tr>
            </thead>
            <tbody>
              {headers.map(({ name, values, read }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>{read ? 'yes' : 'no'}</td>
                  <td>{values.join(' | ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}
