import { describe, expect, it } from 'vitest';
import { firstShown } from './sites';

const site = (domain: string) => ({ domain, timezone: 'UTC' });

describe('the site that is shown first', () => {
  it('is one that somebody added', () => {
    expect(firstShown([site('default'), site('shop.example')])?.domain).toBe('shop.example');
  });

  it('is the default site where there is no other', () => {
    expect(firstShown([site('default')])?.domain).toBe('default');
    expect(firstShown([])).toBeUndefined();
  });
});
