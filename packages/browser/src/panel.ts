import type { Kit } from './kit.ts'
import type { Panel, Previewed } from './panel/kit.ts'
import { createPanel } from './panel/panel.ts'

/** Why everything shows or does not: downloaded when somebody who looks at a preview asks. */
export const start = (kit: Kit, previewed: Previewed): Promise<Panel | undefined> => createPanel(kit, previewed)
