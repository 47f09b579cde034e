import type { Rule } from '../rule.ts'
import { imagesIn } from '../survey/images.ts'

export const imageNoAlt: Rule = {
  code: 'image_no_alt',
  finds: 'A picture without `alt`.',
  why: 'People who do not see it do not know whether they miss something.',
  instead: 'Say what it shows. For a decoration write `"alt": ""`: then it is meant so.',
  check: ({ spots }) =>
    imagesIn(spots)
      .filter(({ says }) => !says('alt'))
      .map(({ path }) => ({
        path,
        mark: path.at(-1) === 'image' ? 'key' : 'value',
        message: 'This picture has no "alt" for people who do not see it.',
        fix: 'add "alt" with what it shows, or "alt": "" for a decoration',
      })),
}
