import { defineConfig } from 'vitest/config'

// Tests read the sources, not dist: the custom condition points every workspace package at its src.
const resolve = { conditions: ['@kairos/source'] }
const ssr = { resolve: { conditions: ['@kairos/source'] } }

/** Tests in real browsers. */
const browsers = {
  environment: 'node',
  include: ['packages/e2e/test/*.test.ts'],
  globalSetup: ['packages/e2e/src/globalSetup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

/** Those that look at single frames, at moments of the mouse, or at a database that has to open in time. */
const FRAMES = [
  'article',
  'behaviour',
  'collectors',
  'drivers',
  'edgeConflicts',
  'oddContent',
  'panel',
  'picture',
  'recipes',
  'shop',
  'slots',
  'storage',
  'template',
].map((name) => `packages/e2e/test/${name}.test.ts`)

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
          // A part is read when a page first asks for it, which takes longer on a busy machine.
          expect: { poll: { timeout: 10_000 } },
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
          ...browsers,
          name: 'e2e',
          exclude: FRAMES,
          // They wait for most of their time: three at once take little longer than one.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        ssr,
        test: {
          ...browsers,
          name: 'frames',
          include: FRAMES,
          // Tests that compare frames, or what comes before and after a paint, must not compete with each other, or with any other.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
