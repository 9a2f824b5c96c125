import type { Body, Message } from '../api/exchanges';
import { prettyJson } from '../format/json';
import { known } from '../format/numbers';
import { save } from '../frame/csv';
import { Secret } from '../frame/secret';
import { text } from '../text/text';

/** One side of an exchange: its headers and its body. */
export function MessageSide({ title, message }: { title: string; message: Message }) {
  const words = text.value.kept.exchanges;
  const { headers, headersCut, body } = message;
  return (
    <section class="side" aria-label={title}>
      <h3>{title}</h3>
      {headers.length === 0 ? (
        <p class="quiet">{words.noHeaders}</p>
      ) : (
        <table class="headers">
          <tbody>
            {headers.map(([name, value], at) => (
              <tr key={`${at}/${name}`}>
                <th scope="row">{name}</th>
                <td>
                  <Secret of={value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {headersCut && <p class="quiet">{words.headersCut}</p>}
      {body === null ? <p class="quiet">{words.noBody}</p> : <BodyShown body={body} />}
    </section>
  );
}

function BodyShown({ body }: { body: Body }) {
  const words = text.value.kept.exchanges;
  const size = known('bytes_out', body.size);
  return (
    <>
      <p class="quiet">{[words.body, body.type, size].filter(Boolean).join(' · ')}</p>
      <Content body={body} />
      {body.truncated && <p class="quiet">{words.truncated}</p>}
    </>
  );
}

function Content({ body }: { body: Body }) {
  const words = text.value.kept.exchanges;
  switch (body.form) {
    case 'none':
      return <p class="quiet">{words.noContent}</p>;
    case 'withheld':
      return <p class="withheld">{words.withheld(body.content)}</p>;
    case 'base64':
      return (
        <p>
          {words.binary}{' '}
          <button type="button" class="line" onClick={() => save('body.bin', bytesOf(body))}>
            {words.download}
          </button>
        </p>
      );
    case 'text':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys
        <pre class="body" tabIndex={0}>
          <Secret of={prettyJson(body.content) ?? body.content} />
        </pre>
      );
  }
}

function bytesOf({ content, type }: Body): Blob {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: type || 'application/octet-stream' });
}
