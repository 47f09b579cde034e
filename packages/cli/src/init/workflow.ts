import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** Where the check for pull requests belongs, and what it says. */
export interface Workflow {
  path: string
  text: string
}

/** GitHub reads workflows at the top of the repository alone, wherever the site is in it. */
export function workflowFor(folder: string): Workflow {
  const top = topOf(resolve(folder))
  const below = top === undefined ? '' : relative(top, resolve(folder)).replaceAll('\\', '/')
  const name = below ? `kairos-${below.replaceAll(/[^A-Za-z0-9]+/g, '-')}` : 'kairos'
  const path = join(below ? relative('', top!) : folder, '.github/workflows', `${name}.yml`)
  return { path, text: text(name, below ? `${below}/` : '') }
}

/** The repository a folder is in. */
function topOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  return dirname(folder) === folder ? undefined : topOf(dirname(folder))
}

/** @param at folder of the site in the repository, with a slash behind it */
const text = (name: string, at: string): string => `name: ${name}
on:
  pull_request:
    paths: [${['kairos.json*', 'personas.json*', 'visits/**'].map((name) => quoted(at + name)).join(', ')}]
jobs:
  check:
    runs-on: ubuntu-latest
    env:
      FOLDER: ${quoted(at)}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 20 }
      - name: Which file is it?
        run: |
          file="$FOLDER"kairos.json
          test -f "$file" || file="$file"c
          echo "FILE=$file" >> "$GITHUB_ENV"
      - name: Is the file right?
        run: npx --yes @kairos/cli validate "$FILE" --format github
      - name: Is it meant like that?
        run: npx --yes @kairos/cli lint "$FILE" --format github
      - name: Do visitors meet what they should?
        if: ${quoted(`hashFiles(${literal(`${at}visits/*.json*`)}) != ''`)}
        run: npx --yes @kairos/cli test "$FILE"
`

/** A text of JSON is one of YAML, whatever is in it. */
const quoted = (value: string): string => JSON.stringify(value)

/** A text in an expression of GitHub's. */
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`
