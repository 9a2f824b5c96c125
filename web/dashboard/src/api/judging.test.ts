import { expect, it } from 'vitest';
import { readJudged } from './judging';

it('reads what judging changes', () => {
  const standing = { class: 'suspicious', reason: 'rate' };
  const judged = readJudged({
    read: 10,
    changed: 2,
    changes: [{ from: standing, to: { class: 'person', reason: '' }, events: 2 }],
    agents: [{ agent: 'Acme', events: 2 }],
    paths: [],
  });
  expect(judged).toMatchObject({ read: 10, changed: 2, moved: 0, asBefore: 0 });
  expect(judged.changes[0]?.from).toEqual({ botClass: 'suspicious', reason: 'rate' });
  expect(judged.agents).toEqual([['Acme', 2]]);
});
