/** A page that a glob of a file means. */
export const examplePage = (glob: string): string => glob.replaceAll('*', 'example')
