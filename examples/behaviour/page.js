// All the page tells: which pair was looked at. What is pushed before Kairos has loaded waits for it.
window.kairos ||= []
const looked = document.querySelector('#looked')

for (const button of document.querySelectorAll('button'))
  button.addEventListener('click', () => {
    looked.textContent = `You looked at the ${button.textContent.toLowerCase()}.`
    window.kairos.push((kairos) => kairos.track('view_item', { id: button.dataset.id, category: 'shoes' }))
  })
