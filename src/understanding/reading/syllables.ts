/** Whether a word without marks could be a Vietnamese syllable. */
export const isSyllable = (folded: string): boolean => valid.has(folded)

/** What a Vietnamese syllable can be, without marks: tells a word from typing residue and from run-together words. */
const onsets = 'b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')
const rhymes = (
  'a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et ech enh eu i ia ich iec iem ien ieng iep iet ieu ' +
  'im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong oong oop op ot ' +
  'u ua uan uang uat uay uc ue uech uenh ui um un ung uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet ' +
  'uynh uyt uyu uo uong y yem yen yet yeu ya yt ynh'
).split(' ')

const valid = new Set([...rhymes, ...onsets.flatMap((onset) => rhymes.map((rhyme) => onset + rhyme))])
