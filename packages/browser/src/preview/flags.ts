import type { Env } from '../env.ts'

/** Whether the address, in query or hash, asks for a preview: all its flags begin alike. */
export const isPreview = ({ window }: Env): boolean => /[?#&]kairos_/.test(window.location.href)
