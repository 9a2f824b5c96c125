import { defineConfig } from 'vite';
import { firstLoad, inFirst } from './first-load.ts';
import { world } from './world.ts';

/** Where `npm run dev` finds a running server to pass the API's calls on to. */
const SERVER = 'http://127.0.0.1:8080';

export default defineConfig({
  // Nothing is inlined as a data: address, so that `default-src 'self'` holds the whole page.
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    // Those that know light-dark() and @property.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    rolldownOptions: {
      input: ['index.html', 'admin/index.html'],
      output: { codeSplitting: { groups: [{ name: inFirst(), debugName: 'first' }] } },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [firstLoad(), world()],
  server: { proxy: { '/api': SERVER, '/health': SERVER } },
});
