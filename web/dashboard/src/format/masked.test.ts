import { expect, test } from 'vitest';
import { stretches } from './masked';

test('finds what was masked, plain and encoded', () => {
  const pseudonym = `hmac:${'A'.repeat(22)}`;
  const masked = stretches(`Bearer ***, ${pseudonym}&t=hmac%3A${'b'.repeat(22)}!`)
    .filter((stretch) => stretch.masked)
    .map(({ text }) => text);
  expect(masked).toEqual(['***', pseudonym, `hmac%3A${'b'.repeat(22)}`]);
});

test('loses nothing of the text', () => {
  const text = 'a *** b ** c ***';
  expect(
    stretches(text)
      .map((stretch) => stretch.text)
      .join(''),
  ).toBe(text);
  expect(stretches('plain')).toEqual([{ text: 'plain', masked: false }]);
  expect(stretches('')).toEqual([]);
});
