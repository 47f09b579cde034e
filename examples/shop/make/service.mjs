// Help and log-in.
import { page } from './layout.mjs'
import { indent } from './parts.mjs'

const QUESTIONS = [
  [
    'delivery',
    'How long does delivery take?',
    'Orders before noon leave the same day. Poland takes one day, the rest of the EU two to four. Delivery is €6.90, and free from €100.',
  ],
  [
    'returns',
    'Can I return shoes I have walked in?',
    'Yes. Thirty days, worn or not, muddy or not. Print the label from your order mail, and the money is back within three days of the parcel.',
  ],
  [
    'sizes',
    'What if I am between two sizes?',
    'Take the larger one for boots and running shoes, the smaller one for the City Walker. Exchanges are free both ways.',
  ],
  [
    'repairs',
    'How do repairs work?',
    'Send us a photo. We answer with a price, which is zero if your membership covers it, and a label. Most things are back within two weeks.',
  ],
  [
    'members',
    'Can I stop my membership?',
    'At any time, in one click. You keep the benefits until the end of the month, and the last month is on us.',
  ],
]

export function help() {
  const question = ([id, title, text]) => `<h3 id="${id}">${title}</h3>\n<p>${text}</p>`
  const body = `
<div class="wrap section">
  <div class="category-head">
    <h1>How can we help?</h1>
    <p class="lead">Short answers first, a person if you need one.</p>
  </div>
  <kairos-slot name="help-lead">
    <div class="slot-content">
      <img class="slot-image" src="/assets/img/counter.svg" alt="A bell on a wooden shop counter" width="480" height="360">
      <h2 class="slot-title">Ring the bell</h2>
      <p class="slot-text">The shop is open Monday to Saturday, ten to seven. Call +48 12 345 00 14 or write below: we answer within one working day.</p>
      <a class="slot-link" href="#contact">Write to us</a>
    </div>
  </kairos-slot>
  <div class="help-grid">
    <section class="answers" aria-labelledby="questions">
      <h2 id="questions">Asked every week</h2>
      ${indent(QUESTIONS.map(question).join('\n'), 6)}
    </section>
    <section class="panel" id="contact" aria-labelledby="contact-title">
      <h2 id="contact-title">Write to us</h2>
      <form data-contact>
        <p class="field"><label for="contact-email">Your e-mail</label><input id="contact-email" name="email" type="email" autocomplete="email" required></p>
        <p class="field"><label for="contact-topic">About</label><select id="contact-topic" name="topic"><option>Choosing something</option><option>An order</option><option>A repair</option></select></p>
        <p class="field"><label for="contact-text">Message</label><textarea id="contact-text" name="text" rows="5" required></textarea></p>
        <button class="button" type="submit">Send</button>
        <p class="form-status" role="status"></p>
      </form>
    </section>
  </div>
</div>`
  const description = 'Delivery, returns, sizes and repairs in short answers, and a form that reaches a person.'
  return page({
    path: '/help',
    title: 'Help · Corner',
    description,
    body,
    script: 'contact',
  })
}

export function login() {
  const body = `
<div class="wrap section login">
  <section class="panel">
    <h1>Log in</h1>
    <p class="hint">A demo without passwords: your first name stays in this browser, and the e-mail is not kept at all.</p>
    <form data-login>
      <p class="field"><label for="first-name">First name</label><input id="first-name" name="firstName" type="text" autocomplete="given-name" maxlength="40" required></p>
      <p class="field"><label for="email">E-mail</label><input id="email" name="email" type="email" autocomplete="email" required></p>
      <button class="button button-wide" type="submit">Log in</button>
    </form>
  </section>
</div>`
  const description = 'Tell the demo shop your first name and it will greet you.'
  return page({
    path: '/login',
    title: 'Log in · Corner',
    description,
    body,
    script: 'login',
  })
}
