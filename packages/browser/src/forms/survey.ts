import type { SurveyBlock, SurveyQuestion } from '@kairos/schema'
import type { Kit } from '../kit.ts'
import type { BlockKind } from '../widgets/kit.ts'
import { type Answer, type Answers, after, answersOf, resume } from './answers.ts'
import { showEnd } from './end.ts'
import type { Submit } from './kit.ts'
import { isRequired, questionView, readAnswer } from './question.ts'
import { scales } from './scales.ts'
import { wordsOf } from './words.ts'

/** As long as a fact is to be. */
const MOST_CHARACTERS = 200

/** Questions one after the other, with a way back. Each answer is told at once. */
export const survey = (kit: Kit, submit: Submit): BlockKind<SurveyBlock> => ({
  look: scales,
  view({ block, widget }) {
    const { ui } = widget
    const { h } = ui
    const word = wordsOf(widget)
    const { questions, success } = block
    const { campaign } = widget.outcome
    const [answers, setAnswers] = ui.useState<Answers>(() => answersOf(kit.state(), campaign))
    const [path, setPath] = ui.useState<readonly SurveyQuestion[]>(() => resume(questions, answers))
    const [fault, setFault] = ui.useState<'' | 'missing' | 'choose' | 'refused' | 'sending'>('')
    // What is pressed twice goes on once, whenever it is drawn again.
    const [busy] = ui.useState({ is: false })
    busy.is = fault === 'sending'
    const question = path.at(-1)!
    const known = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    const isLast = question === questions.at(-1)

    const tell = (answer: Answer) => {
      const short = typeof answer === 'string' ? answer.slice(0, MOST_CHARACTERS) : answer
      widget.tell('answered', { question: question.id, value: short })
      kit.send('facts', { [`answer.${campaign}.${question.id}`]: short })
    }
    const turn = (next: readonly SurveyQuestion[], element: Element) => {
      setPath(next)
      setFault('')
      // The next question is said as it gets the focus, so it has to be there before.
      kit.env.later(() => element.querySelector<HTMLElement>('.question')?.focus(), 0)
    }
    const go = async (event: Event) => {
      event.preventDefault()
      if (busy.is) return
      const element = event.currentTarget as HTMLFormElement
      const answer = readAnswer(question, element)
      if (answer === undefined && isRequired(question)) {
        setFault(question.kind === 'open' ? 'missing' : 'choose')
        element.querySelector<HTMLElement>('input, textarea')?.focus()
        return
      }
      busy.is = true
      const { [question.id]: _, ...others } = answers
      const all: Answers = answer === undefined ? others : { ...others, [question.id]: answer }
      setAnswers(all)
      if (answer !== undefined) tell(answer)
      const next = after(questions, question, answer)
      if (next) return turn([...path, next], element)
      // What was answered on another way than the last one taken is no answer any more.
      const taken = path.flatMap(({ id }) => (Object.hasOwn(all, id) ? [[id, all[id]!] as const] : []))
      setFault('sending')
      const sent = await submit({ widget, submit: block.submit, entries: Object.fromEntries(taken) })
      if (sent === 'refused') setFault(sent)
      else showEnd(widget, sent, success)
    }
    const back = (event: Event) => turn(path.slice(0, -1), (event.currentTarget as HTMLElement).closest('form')!)
    const sendWord = (block.submit?.label as string) ?? word('send')
    const done = (questions.indexOf(question) + 1) / questions.length
    return h('form', { class: 'form survey', part: 'form', noValidate: true, onSubmit: go }, [
      questions.length > 1 &&
        h(
          'div',
          { class: 'progress', part: 'progress', 'aria-hidden': 'true' },
          h('i', { style: { '--done': `${done}` } }),
        ),
      questionView({
        widget,
        question,
        answer: known,
        fault: fault === 'sending' ? '' : fault,
      }),
      h('div', { class: 'buttons' }, [
        path.length > 1 &&
          h(
            'button',
            { class: 'button secondary back', part: 'button secondary', type: 'button', onClick: back },
            widget.word('back'),
          ),
        h(
          'button',
          {
            class: 'button primary',
            part: 'button primary',
            type: 'submit',
            'aria-disabled': fault === 'sending' ? 'true' : undefined,
          },
          fault === 'sending' ? word('sending') : isLast ? sendWord : widget.word('next'),
        ),
      ]),
    ])
  },
})
