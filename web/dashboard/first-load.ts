import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const MOST_BYTES = 100_000;

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
