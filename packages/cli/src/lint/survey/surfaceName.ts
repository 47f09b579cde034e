/** `slot:hero` for people: slot "hero". */
export const surfaceName = (surface: string): string => {
  const [, kind, name] = /^(\w+):(.*)$/s.exec(surface) ?? []
  return kind ? `${kind} "${name}"` : surface
}
