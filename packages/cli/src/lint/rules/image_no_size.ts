import type { Rule } from '../rule.ts'
import { imagesIn } from '../survey/images.ts'

export const imageNoSize: Rule = {
  code: 'image_no_size',
  finds: 'A picture without `width` and `height`.',
  why: 'The page moves under the visitor when the picture has loaded.',
  instead: 'Write the width and height of the file in pixels; CSS may still show it in another size.',
  check: ({ spots }) =>
    imagesIn(spots).flatMap(({ path, says }) => {
      const missing = ['width', 'height'].filter((name) => !says(name))
      if (!missing.length) return []
      const message = `This picture has no ${missing.join(' and no ')}: the page moves when it has loaded.`
      const fix = `add ${missing.map((name) => `"${name}"`).join(' and ')}, in pixels of the file`
      return { path, mark: path.at(-1) === 'image' ? 'key' : 'value', message, fix }
    }),
}
