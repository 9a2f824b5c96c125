import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * What a script may cost those who load it, in bytes gzipped. The server compresses as it sends, for
 * some ten bytes more: together less than 1,500.
 */
const MOST = { footfall: 1_488, vitals: 1_000 };

type Script = keyof typeof MOST;

/** Fails the build when a script has grown too large. */
const bounded = (script: Script): Plugin => ({
  name: 'bounded',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      const size = file.type === 'chunk' ? gzipSync(file.code).length : 0;
      if (size > MOST[script]) {
        this.error(`${file.fileName} has ${size} bytes gzipped, more than ${MOST[script]}`);
      }
    }
  },
});

/** `--mode vitals` builds the module that footfall.js loads where the page asks for web vitals. */
export default defineConfig(({ mode }) => {
  const script: Script = mode === 'vitals' ? 'vitals' : 'footfall';
  return {
    build: {
      target: 'es2020',
      emptyOutDir: false,
      // Smaller than with Vite's own by 40 bytes.
      minify: 'terser',
      terserOptions: {
        compress: { passes: 3, unsafe_arrows: true, inline: 1 },
        ecma: 2020,
        toplevel: true,
      },
      lib: {
        entry: `src/${script}.ts`,
        formats: ['iife'],
        name: script,
        fileName: () => `${script}.js`,
      },
    },
    plugins: [bounded(script)],
    // Each file of tests in a browser has a server of its own; one after the other is enough.
    test: { fileParallelism: false, testTimeout: 30_000, hookTimeout: 90_000 },
  };
});
