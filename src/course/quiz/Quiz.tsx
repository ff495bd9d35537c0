/** A question of the chapter, of whatever kind. */
import { ChooseOne } from './ChooseOne.tsx'
import { ChooseSeveral } from './ChooseSeveral.tsx'
import { useQuestion } from './chapter-quiz.ts'
import { NumberQuestion } from './NumberQuestion.tsx'
import { OrderQuestion } from './OrderQuestion.tsx'

/** `<Quiz id="lost-response" />` in a chapter shows the question of that id in the chapter's `quiz.ts`. */
export function Quiz({ id }: { readonly id: string }) {
  const question = useQuestion(id)
  switch (question.kind) {
    case 'choose-one':
      return <ChooseOne question={question} />
    case 'choose-several':
      return <ChooseSeveral question={question} />
    case 'order':
      return <OrderQuestion question={question} />
    case 'number':
      return <NumberQuestion question={question} />
  }
}
