// All the magazine tells: that a story was opened. What is pushed before Kairos has loaded waits for it.
window.kairos ||= []
const topic = document.querySelector('meta[property="article:section"]')?.content

if (topic) window.kairos.push((kairos) => kairos.track('article_opened', { topic }))
