export { type Agent, createAgent } from '../prosody/agent.mjs'
export { axeFindsIn, loadAxe } from './axe.ts'
export { builtFiles, distFolder } from './builtFiles.ts'
export { serveChatSite } from './chatSite.ts'
export { moveClock } from './clock.ts'
export { CONSENT_SITE, type ConsentSite, serveConsentSite, storedHere } from './consentSite.ts'
export { type ContactSheet, keepContactSheet } from './contactSheet.ts'
export { type EdgeSite, serveEdge, serveEdgeSite } from './edgeSite.ts'
export { type Answer, type Asked, createFaultServer, type FaultServer, type Route, type Routes } from './faultServer.ts'
export { type Frame, type FrameRecording, recordFrames } from './frames.ts'
export { FRAMEWORKS, type Framework, GUIDE_CONFIG, serveFramework } from './frameworkSite.ts'
export { guideFiles } from './guide.ts'
export { serveHtmlGuide, serveNextGuide, serveTagManagerGuide, serveWordPressGuide } from './guideSites.ts'
export { typeErrors } from './guideTypes.ts'
export { filledHere, keptHere } from './kept.ts'
export { type Browser, type BrowserName, type LaunchOptions, launch, presentBrowsers, VIEWPORT } from './launch.ts'
export { fillsBar, type LiveSite, PREFLIGHT, serveLiveSite } from './liveSite.ts'
export { type Measured, measure, measured, type Shift, shownTexts, type WatchedFrames } from './measure.ts'
export { PHONE } from './phone.ts'
export { type Panel, sideBySide } from './picture.ts'
export { type Clip, colourShare, differingShare, type PixelOptions } from './pixels.ts'
export { type Problem, type Recorded, recordProblems } from './problems.ts'
export { NEXT_VISIT_MS, serveShop, shopFolder, visitorId } from './shop.ts'
export { saveShot, shoot } from './shots.ts'
export { came, comes, decides, type SmallSiteOptions, serveSmallSite } from './smallSite.ts'
export { createSocketProxy, type SocketProxy } from './socketProxy.ts'
export { serveTemplateSite, TAG, TAG_WITH_BOTS, type TemplateSite, type TemplateSiteOptions } from './templateSite.ts'
export { createVisitor, type Visit, type VisitOptions, type Visitor, visit } from './visit.ts'
export { WAIT } from './wait.ts'
export {
  askFor,
  axeFinds,
  boxOf,
  closeWidget,
  focused,
  galleryFolder,
  openWidget,
  STILL,
  serveWidgets,
  widgetIs,
  widgetsReady,
} from './widgets.ts'
