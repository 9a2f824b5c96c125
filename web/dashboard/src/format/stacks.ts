import { curlLine, importLine } from './shell';
import { scriptTag } from './snippet';

/** What a site may be made with, as far as it decides how it is counted. */
export const STACKS = ['html', 'spring', 'servlet', 'log', 'curl'] as const;

export type Stack = (typeof STACKS)[number];

/** Those that send with a key. */
export const WITH_KEY: ReadonlySet<Stack> = new Set<Stack>(['spring', 'servlet']);

interface Place {
  /** Where Footfall is. */
  readonly origin: string;
  readonly site: string;
  /** A key that may send events; '' where none was made yet. */
  readonly key: string;
  /** The browser's user agent. */
  readonly agent: string;
}

/** What to put where, so that a site of that stack is counted. */
export function snippetOf(stack: Stack, { origin, site, key, agent }: Place): string {
  const secret = key || 'KEY';
  switch (stack) {
    case 'html':
      return scriptTag(origin, site);
    case 'spring':
      return [
        '<!-- pom.xml -->',
        '<dependency>',
        '  <groupId>dev.footfall</groupId>',
        '  <artifactId>footfall-spring-boot-starter</artifactId>',
        '</dependency>',
        '',
        '# application.yaml',
        'footfall:',
        `  url: ${origin}`,
        `  key: ${secret}`,
        `  site: ${site}`,
      ].join('\n');
    case 'servlet':
      return [
        'Capture capture = Capture.start(',
        `        Settings.of(${java(origin)}, ${java(secret)}, ${java(site)}));`,
        'FilterRegistration.Dynamic filter =',
        '        servletContext.addFilter("footfall", new FootfallFilter(capture));',
        'filter.setAsyncSupported(true);',
        'filter.addMappingForUrlPatterns(EnumSet.of(REQUEST, ASYNC, ERROR), false, "/*");',
      ].join('\n');
    case 'log':
      return importLine(site);
    case 'curl':
      return curlLine(origin, site, agent);
  }
}

function java(text: string): string {
  return JSON.stringify(text);
}
