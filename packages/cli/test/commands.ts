import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { run } from '../src/run.ts'

/** Runs commands in a folder of the test's own. */
export interface Commands {
  folder: string
  write(name: string, content: unknown): Promise<string>
  /** Gives the exit code and all that was printed. */
  run(...args: string[]): Promise<{ code: number; said: string }>
  /** What the running command has printed so far. */
  said(): string
}

export function useCommands(): Commands {
  let out: string[] = []
  const commands: Commands = {
    folder: '',
    async write(name, content) {
      const file = join(commands.folder, name)
      await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
      return file
    },
    said: () => out.join('\n'),
    async run(...args) {
      out = []
      const code = await run(args)
      return { code, said: out.join('\n').trimEnd() }
    },
  }
  beforeEach(async () => {
    for (const stream of ['log', 'error'] as const)
      vi.spyOn(console, stream).mockImplementation((text) => void out.push(`${text}`))
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(`${text}`) > 0)
    commands.folder = await mkdtemp(join(tmpdir(), 'kairos-commands-'))
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await rm(commands.folder, { recursive: true })
  })
  return commands
}
