import type { Rejected } from '../api/rejected';
import { prettyJson } from '../format/json';
import { momentName } from '../format/moments';
import { Details } from '../frame/details';
import { type Fact, Facts } from '../frame/facts';
import { Secret } from '../frame/secret';
import { Snippet } from '../frame/snippet';
import { Failed } from '../panels/failed';
import { useLoadedOnce } from '../state/loaded';
import { turn } from '../state/own';
import { text } from '../text/text';
import { rejected } from './client';
import { reasonName } from './words';

/** One rejected input over the list, with what was sent. */
export function OneRejected({ site, id }: { site: string; id: number }) {
  const found = useLoadedOnce(`rejected/${site}/${id}`, (signal) => rejected.one(site, id, signal));
  const words = text.value.kept.rejected;
  return (
    <Details title={words.one} close={() => turn({ id: '' })}>
      {found.failure !== null && <Failed failure={found.failure} again={found.again} />}
      {found.failure === null && !found.waiting && found.value === null && <p>{words.gone}</p>}
      {found.value !== null && <Shown input={found.value} />}
    </Details>
  );
}

function Shown({ input }: { input: Rejected }) {
  const words = text.value.kept.rejected;
  const help: Readonly<Record<string, string>> = words.help;
  const facts: readonly Fact[] = [
    [words.time, momentName(input.at)],
    [words.surface, input.surface],
    [words.site, input.site],
  ];
  return (
    <div class="rejected-one">
      <p>
        <b>{reasonName(input.reason)}</b>
        {input.detail !== '' && ': '}
        <Secret of={input.detail} />
      </p>
      <p class="quiet">{help[input.reason] ?? ''}</p>
      <Facts facts={facts} class="facts" />
      <h3>{words.original}</h3>
      {input.original === '' ? (
        <p class="quiet">{words.noOriginal}</p>
      ) : (
        <Snippet of={prettyJson(input.original) ?? input.original} />
      )}
    </div>
  );
}
