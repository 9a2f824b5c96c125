import { expect, it, vi } from 'vitest';
import { axisLabel, bucketName, spanName } from './dates';
import { dimensionName, valueName } from './names';

vi.stubGlobal('navigator', { language: 'en-GB', languages: ['en-GB'] });

it('names countries, and leaves what is none as it came', () => {
  expect(valueName('visit:country', 'DE')).toBe('Germany');
  expect(valueName('visit:country', 'QX')).toBe('QX');
  expect(valueName('visit:country', 'not-a-code')).toBe('not-a-code');
  expect(valueName('visit:country', '')).toBe('Not known');
  expect(valueName('event:page', '/')).toBe('/');
});

it('names dimensions, properties by their own name', () => {
  expect(dimensionName('visit:os')).toBe('System');
  expect(dimensionName('event:props:plan')).toBe('plan');
});

it('names buckets by their grain', () => {
  expect(axisLabel('2026-11-03 14:00:00', 'hour', false)).toBe('14:00');
  expect(axisLabel('2026-11-03 00:00:00', 'hour', true)).toBe('3 Nov');
  expect(axisLabel('2026-11-03', 'day', true)).toBe('3 Nov');
  expect(axisLabel('2026-11-01', 'month', true)).toBe('Nov 2026');
  expect(bucketName('2026-11-03 14:00:00', 'hour')).toBe('Tue 3 Nov, 14:00');
  expect(bucketName('2026-11-02', 'week')).toBe('Week of 2 Nov 2026');
});

it('names a span once where both ends share a part', () => {
  expect(spanName(['2026-11-21', '2026-11-21'])).toBe('21 Nov 2026');
  expect(spanName(['2026-11-03', '2026-11-21'])).toMatch(/^3\s?–\s?21 Nov 2026$/);
});
