import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** What a script may cost those who load it, in bytes gzipped. */
const MOST = { footfall: 1_500, vitals: 1_000 };

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
      lib: {
        entry: `src/${script}.ts`,
        formats: ['iife'],
        name: script,
        fileName: () => `${script}.js`,
      },
    },
    plugins: [bounded(script)],
  };
});
