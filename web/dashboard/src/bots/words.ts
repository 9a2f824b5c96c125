import type { Judged } from '../api/judging';
import type { RuleWords } from '../api/settings';
import { text } from '../text/text';

/** What of a hit a rule may look at. */
export const CONDITIONS = ['agent', 'path', 'hostname', 'country', 'address'] as const;

export type Condition = (typeof CONDITIONS)[number];

/** A class of bot, for people. */
export function className(word: string): string {
  const names: Readonly<Record<string, string>> = text.value.kept.bots.classes;
  return names[word] ?? word;
}

/** Why somebody was judged so. */
export function reasonName(code: string): string {
  const names: Readonly<Record<string, string>> = text.value.kept.bots.reasons;
  return names[code] ?? code;
}

/** What the rule looks at, as a list of conditions. */
export function conditionsOf(rule: RuleWords): string {
  const words = text.value.kept.bots;
  return CONDITIONS.filter((name) => rule[name] !== '')
    .map((name) => words.condition(words.conditions[name], rule[name], name === 'agent'))
    .join(` ${text.value.filter.and} `);
}

/** What the rule makes of those who meet it. */
export function outcomeOf({ outcome, botClass }: RuleWords): string {
  const words = text.value.kept.bots.outcomes;
  if (outcome === 'bot') {
    return words.bot(className(botClass));
  }
  return outcome === 'drop' ? words.drop : words.person;
}

/** Whether nothing stored would be another. */
export function nothingChanges({ changed, moved, dropped }: Judged): boolean {
  return changed === 0 && moved === 0 && dropped === 0;
}
