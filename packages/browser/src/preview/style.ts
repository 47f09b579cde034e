/** Small, in a corner, readable on every page; nothing of the page's own style reaches it. */
export const css = `:host{all:initial}
section{position:fixed;left:12px;bottom:12px;z-index:2147483647;box-sizing:border-box;max-width:min(400px,calc(100vw - 24px));max-height:calc(100vh - 24px);overflow:auto;font:13px/1.45 system-ui,sans-serif;color:#fff;background:#1c1730;border:1px solid #6d5bd0;border-radius:10px;box-shadow:0 4px 20px #0006}
header{display:flex;align-items:center;gap:10px;padding:6px 6px 6px 12px}
strong{font-weight:600;white-space:nowrap}
strong::before{content:"";display:inline-block;width:8px;height:8px;margin-right:7px;border-radius:50%;background:#a78bfa}
.asked{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:#d6cff5;flex:1}
button{font:inherit;font-weight:600;color:#1c1730;background:#fff;border:0;border-radius:6px;padding:4px 12px;min-height:28px;cursor:pointer}
button:hover{background:#e4defc}
.why{color:#fff;background:none;box-shadow:inset 0 0 0 1px #8f80e0;margin-inline-end:-4px}
.why:hover{background:#3b3160}
[hidden]{display:none}
:focus-visible{outline:2px solid #fbbf24;outline-offset:2px}
ul{margin:0;padding:0 12px 8px;list-style:none}
li{padding:4px 0;border-top:1px solid #ffffff26;overflow-wrap:anywhere}
.problem{color:#fde68a}
.problem::before{content:"⚠ "}
@media (pointer:coarse){button{min-height:44px}}
@media (forced-colors:active){section{border:2px solid}button{border:1px solid}}
@media print{section{display:none}}`
