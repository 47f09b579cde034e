import { defineConfig } from 'vitest/config'

// Tests read the sources, not dist: the custom condition points every workspace package at its src.
const resolve = { conditions: ['@kairos/source'] }
const ssr = { resolve: { conditions: ['@kairos/source'] } }

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'pure',
          environment: 'node',
          include: ['packages/{schema,core,cli}/test/**/*.test.ts'],
          // Thousands of generated visits take longer than five seconds on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'page',
          environment: 'happy-dom',
          include: ['packages/browser/test/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'architecture',
          environment: 'node',
          include: ['packages/e2e/test/architecture/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['packages/e2e/test/*.test.ts'],
          globalSetup: ['packages/e2e/src/globalSetup.ts'],
          // One browser on two cores: tests that compare frames must not compete with each other.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
