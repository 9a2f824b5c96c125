import { describe, expect, test } from 'vitest';
import { eventOf, FILE_PATH, LOCAL_HOST } from './page-words';

const element = (attributes: Record<string, string>, classes = '') => ({
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
  classList: classes.split(' '),
});

describe('hosts', () => {
  test.each(['localhost', '127.0.0.1', '127.1', '[::1]', ''])('%j is this computer', (host) => {
    expect(LOCAL_HOST.test(host)).toBe(true);
  });

  test.each(['example.com', 'localhost.example', 'mylocalhost', '127.example', '192.168.0.1'])(
    '%j is another',
    (host) => {
      expect(LOCAL_HOST.test(host)).toBe(false);
    },
  );
});

describe('paths', () => {
  test.each(['/a.pdf', '/a/B.PDF', '/a.docx', '/a.doc', '/a.tar.gz', '/song.mp3'])(
    '%s is a file',
    (path) => {
      expect(FILE_PATH.test(path)).toBe(true);
    },
  );

  test.each(['/', '/pdf', '/a.html', '/a.pdf/', '/apdf', '/v1.7', '/a.pdf.php'])(
    '%s is a page',
    (path) => {
      expect(FILE_PATH.test(path)).toBe(false);
    },
  );
});

describe('the event of an element', () => {
  test('is said by attributes, with values as they are', () => {
    const said = { id: 'x', 'data-event': 'Sign up', 'data-event-plan': 'C++ -- team=2' };
    expect(eventOf(element(said))).toEqual({ name: 'Sign up', plan: 'C++ -- team=2' });
  });

  test("is said by Plausible's classes, with pluses for spaces", () => {
    const said = 'button plausible-event-name=Sign+up plausible-event-seat-kind=a=b';
    expect(eventOf(element({}, said))).toEqual({ name: 'Sign up', 'seat-kind': 'a=b' });
  });

  test('is said by attributes where there are both', () => {
    const both = element({ 'data-event': 'Ours' }, 'plausible-event-name=Theirs');
    expect(eventOf(both)).toEqual({ name: 'Ours' });
  });

  test('is not said by anything else', () => {
    const said = element(
      { 'x-data-event-a': '1', 'data-eve': '2' },
      'plausible-event- event-name=3',
    );
    expect(eventOf(said)).toEqual({});
  });
});
