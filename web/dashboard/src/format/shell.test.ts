import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { curlLine, importLine } from './shell';

/** What a shell makes of the line: one argument a line. */
function words(line: string): string[] {
  const printed = line.replace(/^\S+/, "printf '%s\\n'");
  return execFileSync('sh', ['-c', printed], { encoding: 'utf8' }).trimEnd().split('\n');
}

it('gives a line that a shell reads as meant', () => {
  const agent = "Mozilla/5.0 (it's $HOME `id`)";
  const [i, url, , header, , , , body = ''] = words(curlLine('http://[::1]:8080', 'a.org', agent));
  expect(i).toBe('-i');
  expect(url).toBe('http://[::1]:8080/api/event');
  expect(header).toBe(`User-Agent: ${agent}`);
  expect(JSON.parse(body)).toEqual({ name: 'pageview', url: 'https://a.org/', domain: 'a.org' });
});

it('quotes a site that a shell would take apart', () => {
  expect(importLine('example.org')).toBe('./footfall import --site example.org access.log');
  expect(words(importLine("a b; echo 'x'"))).toContain("a b; echo 'x'");
});
