import { createRequire } from 'node:module'
import { didYouMean } from './closest.ts'
import { diffCommand } from './commands/diff.ts'
import { explainCommand } from './commands/explain.ts'
import { initCommand } from './commands/init.ts'
import { keysCommand } from './commands/keys.ts'
import { linksCommand } from './commands/links.ts'
import { lintCommand } from './commands/lint.ts'
import { matrixCommand } from './commands/matrix.ts'
import { packCommand } from './commands/pack.ts'
import { privacyCommand } from './commands/privacy.ts'
import { publishCommand } from './commands/publish.ts'
import { reportCommand } from './commands/report.ts'
import { serveCommand } from './commands/serve.ts'
import { simulateCommand } from './commands/simulate.ts'
import { testCommand } from './commands/test.ts'
import { typesCommand } from './commands/types.ts'
import { validateCommand } from './commands/validate.ts'
import { type Command, helpOf, parse, UsageError } from './usage.ts'

const commands: Record<string, Command> = {
  init: initCommand, // begins a site
  validate: validateCommand, // is the file right?
  lint: lintCommand, // is the file what was meant?
  explain: explainCommand, // what the file does, in sentences
  diff: diffCommand, // what a new file changes
  test: testCommand, // is what visitors meet as it was meant?
  simulate: simulateCommand, // who would meet what
  links: linksCommand, // every variant, for people who try it
  matrix: matrixCommand, // and a picture of each
  serve: serveCommand, // a site with the tag, the file and a collector
  pack: packCommand, // the file that is published
  publish: publishCommand, // from the file to every open page
  report: reportCommand, // what campaigns brought
  keys: keysCommand, // who may publish it
  types: typesCommand, // ids for TypeScript
  privacy: privacyCommand, // what is kept and sent
}

/** Runs `kairos <args>` and gives the exit code: 0 fine, 1 findings, 2 the command line was wrong. */
export async function run(args: string[]): Promise<number> {
  try {
    return await dispatch(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`kairos: ${error.message}`)
    return 2
  }
}

async function dispatch([name, ...args]: string[]): Promise<number> {
  if (name === '--version') return say(version())
  if (name === '--help' || (name === 'help' && args.length === 0)) return say(overview())
  if (name === undefined) throw new UsageError(`which command?\n\n${overview()}`)
  const asked = name === 'help' ? [args[0]!, '--help'] : [name, ...args]
  const command = Object.hasOwn(commands, asked[0]!) ? commands[asked[0]!] : undefined
  if (!command) throw unknownCommand(asked[0]!)
  const given = parse(asked[0]!, command, asked.slice(1))
  return given.switches.has('help') ? say(helpOf(command)) : command.run(given)
}

function say(text: string): number {
  console.log(text)
  return 0
}

function unknownCommand(name: string): UsageError {
  const known = Object.keys(commands)
  const kind = name.startsWith('-') ? 'option' : 'command'
  const words = kind === 'option' ? ['--help', '--version'] : known
  return new UsageError(`there is no ${kind} ${name}.${didYouMean(name, words)} There is: ${words.join(', ')}`)
}

function overview(): string {
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length))
  return [
    'kairos <command>        installed, or: npx @kairos/cli <command>',
    '',
    ...Object.values(commands).map(({ usage, about }) => `  ${usage.padEnd(width)}   ${about}`),
    '',
    'kairos <command> --help tells more, kairos --version the version.',
    'Exit codes: 0 fine, 1 findings, 2 the command line was wrong.',
  ].join('\n')
}

function version(): string {
  return (createRequire(import.meta.url)('../package.json') as { version: string }).version
}
