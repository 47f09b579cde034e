// All the magazine tells: what a story is about, and that it was opened. What is pushed before Kairos has loaded waits for it.
window.kairos ||= []
const topic = document.querySelector('meta[property="article:section"]')?.content

if (topic)
  window.kairos.push((kairos) => {
    kairos.set({ topic })
    kairos.track('article_opened', { topic })
  })
