import { expect, test } from 'vitest';
import { Messages } from './messages';

function read(...parts: string[]): string[] {
  const found: string[] = [];
  const messages = new Messages((data) => found.push(data));
  for (const part of parts) {
    messages.add(part);
  }
  return found;
}

test('hands on the data of each message', () => {
  expect(read('id: 1\nevent: events\ndata: {"a":1}\n\nid: 2\ndata: {"a":2}\n\n')).toEqual([
    '{"a":1}',
    '{"a":2}',
  ]);
});

test('waits for the rest of a message', () => {
  expect(read('id: 1\nda', 'ta: {"a"', ':1}\n', '\nid')).toEqual(['{"a":1}']);
});

test('passes over comments, which keep the connection open', () => {
  expect(read(':\n\n', ':\n\ndata: 1\n\n')).toEqual(['1']);
});
