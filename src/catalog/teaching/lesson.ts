type Content = Readonly<Record<string, unknown>>

/** Where a sentence goes: among the questions for a procedure, its names, or the ways to ask one of its small questions. */
export type LessonWay = 'question' | 'name' | 'ask'

/** A sentence of citizens that was taught to a procedure. `says`: the answer it asks for; null but for an `ask`. */
export type Lesson = { way: LessonWay; text: string; says: string | null }

export const lessonWays: readonly LessonWay[] = ['question', 'name', 'ask']

type List = readonly unknown[]

const isRow = (value: unknown): value is Content => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A content with the list changed that the lesson is about; half written ones without it stay as they are. */
const withList = <C extends Content>(content: C, { way, says }: Lesson, change: (list: List) => List): C => {
  if (way === 'ask') {
    const { answers } = content
    if (!Array.isArray(answers)) return content
    const changed = answers.map((answer: unknown) =>
      isRow(answer) && answer.says === says && Array.isArray(answer.asks)
        ? { ...answer, asks: change(answer.asks) }
        : answer,
    )
    return { ...content, answers: changed }
  }
  const key = way === 'name' ? 'also_called' : 'questions'
  const list = content[key]
  return Array.isArray(list) ? { ...content, [key]: change(list) } : content
}

/** The content with the sentence in its place; one that is there already isn't put twice. */
export const withLesson = <C extends Content>(content: C, lesson: Lesson): C =>
  withList(content, lesson, (list) => (list.includes(lesson.text) ? list : [...list, lesson.text]))

export const withoutLesson = <C extends Content>(content: C, lesson: Lesson): C =>
  withList(content, lesson, (list) => list.filter((one) => one !== lesson.text))

export const isTaught = (content: Content, lesson: Lesson): boolean =>
  JSON.stringify(withoutLesson(content, lesson)) !== JSON.stringify(content)
