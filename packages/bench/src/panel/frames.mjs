/** What runs of a page's own: a task of the browser has these within. */
const SCRIPT = /^(EventDispatch|FireAnimationFrame|FunctionCall|RunMicrotasks|TimerFire|EvaluateScript|v8\.run)$/
const TASK = /RunTask$/
const FRAME = 'Commit'

/**
 * Frames of a trace of Chromium that had anything to draw: milliseconds of the main thread from frame to frame, and of scripts.
 * Where the browser tells it, the time that the thread ran: what else the machine does is not the page's.
 */
export function framesOf({ traceEvents }) {
  const whole = traceEvents.filter(({ ph, dur }) => ph === 'X' && dur !== undefined)
  const drawn = traceEvents.filter(({ name }) => name === FRAME)
  // The page is whoever draws most.
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`
  const drawnBy = (thread) => drawn.filter((one) => threadOf(one) === thread)
  const threads = [...new Set(drawn.map(threadOf))]
  const [thread] = threads.sort((a, b) => drawnBy(b).length - drawnBy(a).length)
  const commits = drawnBy(thread)
  const own = whole.filter((one) => threadOf(one) === thread).sort((a, b) => a.ts - b.ts)
  const tasks = outermost(own.filter(({ name }) => TASK.test(name)))
  const scripts = outermost(own.filter(({ name }) => SCRIPT.test(name)))
  let from = -Infinity
  return commits
    .map(({ ts }) => ts)
    .sort((a, b) => a - b)
    .flatMap((at) => {
      // A frame ends with the task that commits it.
      const last = tasks.find(({ ts, dur }) => ts <= at && at <= ts + dur)
      const until = last ? last.ts + last.dur : at
      const within = (events) =>
        events.reduce((sum, { ts, dur, tdur }) => (ts >= from && ts < until ? sum + (tdur ?? dur) / 1000 : sum), 0)
      const frame = { task: within(tasks), script: within(scripts) }
      from = until
      return [frame]
    })
    .slice(1)
}

/** Those that lie in no other. */
function outermost(events) {
  let end = -Infinity
  return events.filter(({ ts, dur }) => {
    if (ts < end) return false
    end = ts + dur
    return true
  })
}
