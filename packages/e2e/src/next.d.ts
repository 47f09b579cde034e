// What a guide imports of Next, which is not installed: https://nextjs.org/docs/app/api-reference/components/script
declare module 'next/script' {
  import type { JSX, ScriptHTMLAttributes } from 'react'

  export default function Script(
    props: ScriptHTMLAttributes<HTMLScriptElement> & {
      src: string
      strategy?: 'beforeInteractive' | 'afterInteractive' | 'lazyOnload' | 'worker'
    },
  ): JSX.Element
}

declare module '*.css'
