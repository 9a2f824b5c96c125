import { expect, it } from 'vitest';
import { STACKS, snippetOf } from './stacks';

const PLACE = { origin: 'https://stats.example', site: 'a.example', key: '', agent: 'Firefox' };

it('names the server and the site for every stack', () => {
  for (const stack of STACKS) {
    const snippet = snippetOf(stack, PLACE);
    expect(snippet).toContain('a.example');
    if (stack !== 'log') {
      expect(snippet).toContain('https://stats.example');
    }
  }
});

it('puts the key where it is needed and nowhere else', () => {
  const withKey = STACKS.filter((s) => snippetOf(s, { ...PLACE, key: 'ff_x' }).includes('ff_x'));
  expect(withKey).toEqual(['spring', 'servlet']);
  expect(snippetOf('spring', PLACE)).toContain('key: KEY');
});
