import { expect, test } from 'vitest';
import { prettyJson } from './json';

test('writes one value a line', () => {
  expect(prettyJson('{"a":[1,{"b":null}],"c":{ },"d":[]}')).toBe(
    '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ],\n  "c": {},\n  "d": []\n}',
  );
});

test('leaves tokens as they are written', () => {
  const long = '12345678901234567890.10';
  expect(prettyJson(`{"n":${long},"n":1e5}`)).toBe(`{\n  "n": ${long},\n  "n": 1e5\n}`);
  expect(prettyJson('"a{\\",: [ \\\\"')).toBe('"a{\\",: [ \\\\"');
});

test('means the same as before', () => {
  const value = { 'k:"': ['x, {y}', '\\', '\n', -1.5e-7, true], '': { deep: [[[]], [{}]] } };
  const pretty = prettyJson(JSON.stringify(value)) ?? '';
  expect(JSON.parse(pretty)).toEqual(value);
  expect(pretty).toBe(JSON.stringify(value, null, 2));
});

test('is none of what is no JSON', () => {
  expect(prettyJson('{"cut": "of')).toBeNull();
  expect(prettyJson('a=b&c=d')).toBeNull();
});
