import { expect, it } from 'vitest';
import { csvOf } from './csv';

it('quotes what would break a line or a cell', () => {
  expect(csvOf([['a,b', 'say "x"', 'two\nlines', null, 1.5]])).toBe(
    '"a,b","say ""x""","two\nlines",,1.5\r\n',
  );
});

it('makes plain what a spreadsheet would run, and leaves numbers', () => {
  expect(csvOf([['=1+1', '-5', '-x', '@home']])).toBe("'=1+1,-5,'-x,'@home\r\n");
});
