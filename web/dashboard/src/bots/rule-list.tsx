import { useState } from 'preact/hooks';
import type { Rule } from '../api/settings';
import { Details } from '../frame/details';
import { useLoadedOnce } from '../state/loaded';
import { mayChange, settings } from '../state/session';
import { view } from '../state/view';
import { text } from '../text/text';
import { RuleMade } from './rule-dialog';
import { conditionsOf, outcomeOf } from './words';

/**
 * The rules of the site, each with what it changes and a way back; for those who may see them.
 *
 * @param turn changes when they are to be asked for anew
 */
export function RuleList({ turn, changed }: { turn: number; changed: () => void }) {
  const { site } = view.value;
  const [opened, open] = useState<Rule | null>(null);
  const words = text.value.kept.bots;
  const found = useLoadedOnce(mayChange.value ? `rules/${site}/${turn}` : '', (signal) =>
    settings.rules(site, signal),
  );
  const all = found.value ?? [];
  if (all.length === 0 && opened === null) {
    return null;
  }
  return (
    <section class="card rules">
      <h2>{words.rules}</h2>
      <ol>
        {all.map((rule) => (
          <li key={rule.id}>
            <span>
              {conditionsOf(rule)} → <b>{outcomeOf(rule)}</b>{' '}
              <span class="quiet">
                {[words.rule(rule.id), rule.note].filter(Boolean).join(' · ')}
              </span>
            </span>
            <button type="button" class="line" onClick={() => open(rule)}>
              {words.effect}
            </button>
          </li>
        ))}
      </ol>
      {opened !== null && (
        <Details title={words.rule(opened.id)} close={() => open(null)}>
          <RuleMade rule={opened} close={() => open(null)} changed={changed} />
        </Details>
      )}
    </section>
  );
}
