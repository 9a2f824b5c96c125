import { expect, it } from 'vitest';
import { scriptTag } from './snippet';

it('names the site and the server', () => {
  expect(scriptTag('https://stats.example.com', 'example.com')).toBe(
    '<script defer data-domain="example.com" src="https://stats.example.com/js/footfall.js"></script>',
  );
});

it('lets no site end the attribute', () => {
  expect(scriptTag('https://s.example', 'a"><b&')).toContain('data-domain="a&quot;>&lt;b&amp;"');
});
