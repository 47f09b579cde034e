// All this site tells Kairos, in one place. What visitors look at, put into the cart and buy is not here: Kairos reads that
// from the data layer (dataLayer.js).
//
// `window.kairos` starts as a plain array, so the page never asks whether the script is there yet: what is pushed
// before it arrives waits, what is pushed later runs at once, and without the script nothing happens.

/** Runs a function with the Kairos API, now or when the script is ready. */
const withKairos = (run) => {
  window.kairos ||= []
  window.kairos.push(run)
}

/** Who is in front of the page. Rules read it as `traits.firstName`, texts as {{ traits.firstName }}. */
export const identify = ({ firstName }) => withKairos((kairos) => kairos.identify({ firstName }))

/** At log-out the traits are forgotten: the next person at this browser is not greeted by another name. */
export const forgetVisitor = () => withKairos((kairos) => kairos.identify(null))

/** The cart as facts, on every load and after every change: rules read `cart.value` and `cart.items`. */
export const shareCart = ({ value, items }) =>
  withKairos((kairos) => kairos.set({ 'cart.value': value, 'cart.items': items }))
