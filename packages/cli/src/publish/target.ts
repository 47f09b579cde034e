import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Files } from '../pack/packedFiles.ts'
import { putFiles, readIfThere } from '../pack/putFiles.ts'
import { UsageError } from '../usage.ts'

/** Where the file is published. */
export interface Target {
  /** As it is told. Example: `"cdn"`. */
  told: string
  /** Reads what is there now; nothing for what is not there. */
  read(name: string): Promise<string | undefined>
  /** Puts the files there. Gives what went wrong. */
  put(files: Files): Promise<string | undefined>
}

/** Stands for the folder of the files in a command. */
const PLACE = '{}'

/**
 * A folder, or a command that copies a folder to where pages read it.
 *
 * @param memory folder of what was published from here, where a command cannot be asked
 */
export function targetOf(to: string, memory: string): Target {
  if (to.includes(PLACE)) return commandTarget(to, memory)
  if (/\s/.test(to) && !existsSync(to))
    throw new UsageError(
      `--to "${to}" is no folder, and no command without {}. Write {} where the folder of the files belongs: --to "rsync -a {}/ web:/srv/cdn/"`,
    )
  return {
    told: to,
    read: (name) => readIfThere(join(to, name)),
    put: (files) => putFiles(to, files).then(() => undefined),
  }
}

function commandTarget(command: string, memory: string): Target {
  const folder = resolve(memory, 'outgoing')
  return {
    told: command,
    read: (name) => readIfThere(join(memory, 'current', name)),
    async put(files) {
      await putFiles(folder, files)
      const whole = command.replaceAll(PLACE, quoted(folder))
      const child = spawn(whole, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
      const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
      return code === 0 ? undefined : `The command ended with ${code ?? signal}: ${whole}`
    },
  }
}

const quoted = (path: string): string =>
  process.platform === 'win32' ? `"${path}"` : `'${path.replaceAll("'", `'\\''`)}'`
