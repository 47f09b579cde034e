import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** Where the files of a guide would lie: beside the packages they import, and on no disk. */
const folder = fileURLToPath(new URL('../guide/', import.meta.url))
const known = fileURLToPath(new URL('./next.d.ts', import.meta.url))

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  resolveJsonModule: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
}

/** What the compiler says of the files of a guide: `app/page.tsx: text`. */
export function typeErrors(files: Record<string, string>): string[] {
  const texts = new Map(Object.entries(files).map(([name, text]) => [folder + name, text]))
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, directoryExists } = host
  host.fileExists = (name) => texts.has(name) || fileExists(name)
  host.readFile = (name) => texts.get(name) ?? readFile(name)
  host.directoryExists = (name) => folder.startsWith(`${name}/`) || name.startsWith(folder) || directoryExists!(name)
  const roots = [...texts.keys()].filter((name) => /\.tsx?$/.test(name))
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...roots, known], options, host))
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.replace(folder, '')}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    )
}
