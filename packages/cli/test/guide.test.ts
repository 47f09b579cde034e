import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useCommands } from './commands.ts'

const commands = useCommands()
const here = process.cwd()
beforeEach(() => process.chdir(commands.folder))
afterEach(() => process.chdir(here))

/** A file, or commands with what they print, in the order of the guide. */
const STEP = /^```(?:\w+ file=(\S+)|console)\n([\s\S]*?)^```$/gm

test.each([
  ['publish', 6],
  ['variants', 2],
])('the guide %s.md says what happens', async (name, many) => {
  const guide = await readFile(new URL(`../../../docs/guides/${name}.md`, import.meta.url), 'utf8')
  const steps = [...guide.matchAll(STEP)]
  expect(steps).toHaveLength(many)
  for (const [, file, content] of steps) {
    if (file !== undefined) await writeFile(join(commands.folder, file), content!)
    else await follow(content!)
  }
})

async function follow(block: string): Promise<void> {
  const [command, ...printed] = block.trimEnd().split('\n')
  const { code, said } = await commands.run(...command!.replace('$ kairos ', '').split(' '))
  const lines = said.split('\n')
  for (const line of printed) {
    const like = new RegExp(
      `^${line
        .split('…')
        .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.+')}$`,
    )
    const place = lines.findIndex((one) => like.test(one))
    expect(place, `${command}: “${line}” in\n${said}`).toBeGreaterThanOrEqual(0)
    lines.splice(0, place + 1)
  }
  expect(code).toBe(0)
}
