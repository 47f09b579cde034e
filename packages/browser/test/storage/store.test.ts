import { expect, test } from 'vitest'
import { openStore } from '../../src/storage/store.ts'
import { openPage } from '../page.ts'

// happy-dom has no IndexedDB: what a browser without it gets is tested here, the real database in packages/e2e.
test('a browser without a database keeps values in memory', async () => {
  const store = await openStore(openPage(), 'shop')
  await store.update<number>('count', (count = 0) => count + 1)
  await store.update<number>('count', (count = 0) => count + 1)
  expect(await store.get('count')).toBe(2)
  await store.remove('count')
  expect(await store.get('count')).toBeUndefined()
})
