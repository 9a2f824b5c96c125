import { expect, it } from 'vitest';
import { linkOf } from './shared';

it('finds the site and the secret part of a shared link', () => {
  expect(linkOf({ pathname: '/share/a%2Fb.example', search: '?range=day&auth=x_-1' })).toEqual({
    site: 'a/b.example',
    slug: 'x_-1',
  });
});

it('takes no other address for one', () => {
  expect(linkOf({ pathname: '/', search: '?auth=x' })).toBeNull();
  expect(linkOf({ pathname: '/share/', search: '?auth=x' })).toBeNull();
  expect(linkOf({ pathname: '/share/%ff', search: '' })).toEqual({ site: '%ff', slug: '' });
});
