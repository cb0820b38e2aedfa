import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  // The server replaces __NONCE__ in index.html with a fresh value for each answer.
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the content policy refuses data: addresses
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 500,
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'https://clinic.example/' } },
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.spec.{ts,tsx}'],
    css: false,
    // One page for all files: to load the app anew for each of them took three times as long as to test it. What a file
    // changes is put back: spies by this, the rest in setup.ts.
    isolate: false,
    restoreMocks: true,
    testTimeout: 30_000,
  },
})
