import type { SeenAddress } from '../api/wire';
import { Failed } from '../panels/failed';
import { useLoadedOnce } from '../state/loaded';
import { client } from '../state/session';
import { text } from '../text/text';

/** Which address the server counts this browser under, and why: for people who set up proxies. */
export default function AddressPage() {
  const found = useLoadedOnce('address', (signal) => client.seenAddress(signal));
  return (
    <div class="address" aria-busy={found.waiting}>
      <section class="card">
        <h1>{text.value.address.title}</h1>
        {found.failure !== null && <Failed failure={found.failure} again={found.again} />}
        {found.value !== null && <Seen {...found.value} />}
      </section>
    </div>
  );
}

function Seen({ address, kind, place, why, advice, chain, headers }: SeenAddress) {
  const words = text.value.address;
  return (
    <>
      <p class="address-taken">
        <b>{address}</b> <span class="quiet">{place === '' ? kind : place}</span>
      </p>
      <p>{why}</p>
      {advice !== '' && <p class="address-advice">{advice}</p>}
      <div class="address-box">
        <table>
          <caption>{words.way}</caption>
          <thead>
            <tr>
              <th scope="col">{words.hop}</th>
              <th scope="col">{words.saidBy}</th>
              <th scope="col">{words.trusted}</th>
              <th scope="col">{words.is}</th>
            </tr>
          </thead>
          <tbody>
            {chain.map(({ sent, from, trusted, role }, index) => (
              <tr key={`${index}/${sent}`} class={role === 'client' ? 'taken' : ''}>
                <td>{sent === '' ? words.nothing : sent}</td>
                <td>{from}</td>
                <td>{trusted ? words.yes : words.no}</td>
                <td>{role}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {headers.length > 0 && (
          <table>
            <caption>{words.headers}</caption>
            <thead>
              <tr>
                <th scope="col">{words.header}</th>
                <th scope="col">{words.read}</th>
                <th scope="col">{words.value}</th>
              </tr>
            </thead>
            <tbody>
              {headers.map(({ name, values, read }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>{read ? words.yes : words.no}</td>
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
