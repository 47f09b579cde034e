// A function of the site's own, which a campaign calls by its name. What it gives back takes back what it did. It is
// registered once the page is there (`defer`): from then on it may be called.
window.kairos ||= []
window.kairos.push((kairos) =>
  kairos.register('open-wizard', ({ with: { hint } }) => {
    const wizard = document.getElementById('wizard')
    wizard.hidden = false
    wizard.title = hint
    return () => {
      wizard.hidden = true
      wizard.removeAttribute('title')
    }
  }),
)
