import { expect, test } from 'vitest';
import { NEW_STEP, readStep, stepOf, writeStep } from './steps';

test.each([
  ['page:/pricing', { page: '/pricing' }],
  ['request:POST /orders|2xx', { request: 'POST /orders', status: '2xx' }],
  ['event:Buy|plan|pro', { event: 'Buy', props: { plan: 'pro' } }],
  ['event:a%7Cb: 50%25', { event: 'a|b: 50%' }],
  ['goal:Visit /register', { goal: 'Visit /register' }],
])('%s in the address is asked as such a step and written the same', (text, asked) => {
  const draft = readStep(text);
  expect(draft && stepOf(draft)).toEqual(asked);
  expect(draft && writeStep(draft)).toBe(text);
});

test('what is no step is none, and a step without a name is not asked for', () => {
  expect(readStep('nothing')).toBeNull();
  expect(readStep('visit:/a')).toBeNull();
  expect(stepOf(NEW_STEP)).toBeNull();
  expect(stepOf({ ...NEW_STEP, kind: 'request', name: '/a', status: '9xx' })).toBeNull();
  expect(readStep(writeStep(NEW_STEP))).toEqual(NEW_STEP);
});
