import type { IntentName } from './intent-files.js'

/** Whether a message has marks, says the name of a procedure or another agency's matter, names a commune. */
export type OutsideSigns = { isMarked: boolean; isNamed: boolean; isPlaced: boolean }

/** Decides among the intents of these names, in the order of the probabilities. */
export const createIntentChooser = (names: readonly IntentName[]) => {
  const isAspect = names.map((name) => name.startsWith('procedure_'))
  const outside = names.indexOf('out_of_scope')

  return {
    /** Probabilities with what is no errand made likelier, as the held-back messages showed it to be. */
    favourOutside(chances: number[], signs: OutsideSigns): number[] {
      const favour =
        (signs.isNamed ? outsideFavour.named : signs.isMarked ? outsideFavour.marked : outsideFavour.plain) *
        (signs.isPlaced ? outsideFavour.placed : 1)
      const sum = 1 + (chances[outside] ?? 0) * (favour - 1)
      return chances.map((chance, c) => (c === outside ? chance * favour : chance) / sum)
    },

    /**
     * The likeliest intent. The aspects of a procedure stand together against the others, then among themselves. `share`:
     * how likely it is an errand of this kind, whichever the aspect.
     */
    chooseIntent(chances: number[]): { intent: IntentName; confidence: number; share: number } {
      let together = 0
      let aspect = -1
      let other = -1
      for (let c = 0; c < chances.length; c++) {
        const chance = chances[c] as number
        if (isAspect[c]) {
          together += chance
          if (aspect < 0 || chance > (chances[aspect] as number)) aspect = c
        } else if (other < 0 || chance > (chances[other] as number)) other = c
      }
      const isProcedure = together >= (chances[other] ?? 0)
      const chosen = isProcedure ? aspect : other
      const confidence = chances[chosen] as number
      return { intent: names[chosen] as IntentName, confidence, share: isProcedure ? together : confidence }
    },
  }
}

/**
 * The examples of what is no errand are few beside what people ask; without marks more words look strange. Who says the
 * name of a procedure has an errand, and so, mostly, who names a commune.
 */
const outsideFavour = { marked: 5, plain: 3.5, named: 0.1, placed: 0.25 }
