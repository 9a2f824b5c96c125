import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const MOST_BYTES = 100_000;

/** What everybody loads first: the page's frame, and the page of one site. */
const FIRST = ['/src/app.tsx', '/src/pages/site.tsx'];

/** What is known of modules while they are put into files. */
interface Known {
  getModuleInfo(id: string): {
    readonly importedIds: readonly string[];
  } | null;
}

/**
 * Puts all that the first load needs, but what it begins with, into one file: a browser asks for few
 * files at once, and each wait is seen.
 */
export function inFirst(): (id: string, known: Known) => string | null {
  const found = new Set<string>();
  const add = (id: string, known: Known): void => {
    for (const next of known.getModuleInfo(id)?.importedIds ?? []) {
      if (!found.has(next)) {
        found.add(next);
        add(next, known);
      }
    }
  };
  const begins = FIRST.map((path) => import.meta.dirname + path);
  return (id, known) => {
    if (found.size === 0) {
      for (const begin of begins) {
        add(begin, known);
      }
    }
    return found.has(id) && !begins.includes(id) ? 'first' : null;
  };
}

/** Fails the build where the site page's first load, gzipped, is more than it may be. */
export function firstLoad(): Plugin {
  return {
    name: 'first-load',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const find = (end: string) => chunks.find((c) => c.facadeModuleId?.endsWith(end));
      const open = [find('/index.html'), find('/src/pages/site.tsx')].filter(
        (c) => c !== undefined,
      );
      const loaded = new Set(open.map((chunk) => chunk.fileName));
      for (const name of loaded) {
        const chunk = chunks.find((c) => c.fileName === name);
        for (const next of [
          ...(chunk?.imports ?? []),
          ...(chunk?.viteMetadata?.importedCss ?? []),
        ]) {
          loaded.add(next);
        }
      }
      let bytes = 0;
      for (const name of loaded) {
        const part = bundle[name];
        bytes +=
          part === undefined ? 0 : gzipSync(part.type === 'chunk' ? part.code : part.source).length;
      }
      if (open.length < 2 || bytes > MOST_BYTES) {
        this.error(
          `The first load is ${bytes} bytes gzipped in ${loaded.size} files; it may be ${MOST_BYTES}.`,
        );
      }
      this.info(`first load: ${bytes} bytes gzipped`);
    },
  };
}
