import { groupPatterns } from '../../catalog/fee-groups.js'
import type { Group, Person } from '../../catalog/said-people.js'
import type { Quantity } from '../../catalog/said-quantities.js'
import type { Piece } from './pieces.js'

type Kind = Person['kind']
type Word = { kind: Kind; count: number | null; isChild?: true }

/** One person named twice ("mẹ tôi 70 tuổi …, làm cho mẹ") is one: what is told in either place holds. */
const mergeSame = (people: readonly Person[], names: readonly string[]): Person[] => {
  const merged: Person[] = []
  const known = new Map<string, number>()
  people.forEach((person, k) => {
    const name = names[k]
    const place = name === undefined ? undefined : known.get(name)
    const before = place === undefined ? undefined : merged[place]
    const isOther =
      before && before.groups.length + (before.age ?? 0) > 0 && person.groups.length + (person.age ?? 0) > 0
    if (place === undefined || before === undefined || isOther) {
      if (name !== undefined) known.set(name, merged.length)
      merged.push(person)
      return
    }
    merged[place] = {
      ...before,
      count: before.count ?? person.count,
      age: before.age ?? person.age,
      groups: [...new Set([...before.groups, ...person.groups])],
      said: `${before.said} ${person.said}`,
      isFor: before.isFor || person.isFor,
    }
  })
  return merged
}

/** Words for people, without marks; those that need their marks to be told apart are written with them. */
const personWords: readonly [string, Word][] = [
  ['vo chong', { kind: 'family', count: 2 }],
  ['bo me', { kind: 'family', count: 2 }],
  ['ba me', { kind: 'family', count: 2 }],
  ['cha me', { kind: 'family', count: 2 }],
  ['ba ma', { kind: 'family', count: 2 }],
  ['ông bà', { kind: 'family', count: 2 }],
  ['ong ba', { kind: 'family', count: 2 }],
  ['me chong', { kind: 'family', count: 1 }],
  ['me vo', { kind: 'family', count: 1 }],
  ['bo chong', { kind: 'family', count: 1 }],
  ['bo vo', { kind: 'family', count: 1 }],
  ['vợ', { kind: 'family', count: 1 }],
  ['vo', { kind: 'family', count: 1 }],
  ['chồng', { kind: 'family', count: 1 }],
  ['chong', { kind: 'family', count: 1 }],
  ['bố', { kind: 'family', count: 1 }],
  ['bo', { kind: 'family', count: 1 }],
  ['cha', { kind: 'family', count: 1 }],
  ['mẹ', { kind: 'family', count: 1 }],
  ['me', { kind: 'family', count: 1 }],
  ['má', { kind: 'family', count: 1 }],
  ['ông nội', { kind: 'family', count: 1 }],
  ['ông ngoại', { kind: 'family', count: 1 }],
  ['bà nội', { kind: 'family', count: 1 }],
  ['bà ngoại', { kind: 'family', count: 1 }],
  ['ông', { kind: 'family', count: 1 }],
  ['bà', { kind: 'family', count: 1 }],
  ['anh trai', { kind: 'family', count: 1 }],
  ['chi gai', { kind: 'family', count: 1 }],
  ['em trai', { kind: 'family', count: 1 }],
  ['em gai', { kind: 'family', count: 1 }],
  ['con trai', { kind: 'family', count: 1 }],
  ['con gai', { kind: 'family', count: 1 }],
  ['con dau', { kind: 'family', count: 1 }],
  ['con re', { kind: 'family', count: 1 }],
  ['dua con', { kind: 'family', count: 1 }],
  ['con nho', { kind: 'family', count: null, isChild: true }],
  ['cac con', { kind: 'family', count: null }],
  ['con', { kind: 'family', count: null }],
  ['chau be', { kind: 'family', count: 1, isChild: true }],
  ['em be', { kind: 'family', count: 1, isChild: true }],
  ['tre so sinh', { kind: 'family', count: 1, isChild: true }],
  ['tre em', { kind: 'family', count: null, isChild: true }],
  ['bé', { kind: 'family', count: 1, isChild: true }],
  ['cháu', { kind: 'family', count: 1 }],
  ['chau', { kind: 'family', count: 1 }],
  ['ban toi', { kind: 'other', count: 1 }],
  ['ban em', { kind: 'other', count: 1 }],
  ['ban minh', { kind: 'other', count: 1 }],
  ['hang xom', { kind: 'other', count: 1 }],
  ['nguoi quen', { kind: 'other', count: 1 }],
  ['nguoi thue', { kind: 'other', count: null }],
  ['ban than', { kind: 'self', count: 1 }],
  ['toi', { kind: 'self', count: 1 }],
  ['tui', { kind: 'self', count: 1 }],
  ['minh', { kind: 'self', count: 1 }],
  ['em', { kind: 'self', count: 1 }],
]

type Mention = { word: Word; from: number; end: number }

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')

const phrases = personWords.map(([written, word]) => ({
  words: written.split(' ').map((marked) => ({ marked, folded: fold(marked), needsMarks: marked !== fold(marked) })),
  word,
}))

const mentionAt = (pieces: readonly Piece[], at: number): Mention | null => {
  for (const { words, word } of phrases) {
    const fits = words.every(({ marked, folded, needsMarks }, k) => {
      const piece = pieces[at + k]
      if (piece?.kind !== 'word') return false
      return needsMarks
        ? piece.marked === marked
        : piece.folded === folded && (piece.marked === folded || !isOther(piece))
    })
    if (fits) return { word, from: at, end: at + words.length }
  }
  return null
}

/** Words that share their letters with words for people: "bộ", "bò", "bỏ", "võ", "chóng", "mẻ". */
const others = new Set(
  (
    'bộ bò bỏ bó bơ bờ bở bô võ vỡ vỏ vở chóng chông mẻ mè mê mề mé chà chả trả tới tối tỏi tội tồi tơi còn cồn côn cơn cỏn ' +
    'êm ém châu chầu chậu bẻ bè bê'
  ).split(' '),
)
const isOther = ({ marked }: Piece): boolean => others.has(marked)

const findMentions = (pieces: readonly Piece[]): Mention[] => {
  const found: Mention[] = []
  for (let at = 0; at < pieces.length; ) {
    const mention = mentionAt(pieces, at)
    if (!mention) {
      at++
      continue
    }
    const before = found.at(-1)
    const gap = before ? pieces.slice(before.end, mention.from) : []
    const isPossessive =
      before !== undefined &&
      before.word.kind !== 'self' &&
      mention.word.kind === 'self' &&
      gap.every(({ folded }) => folded === 'cua')
    const isVocative =
      /^(a|oi|nhe|nha|voi)$/.test(pieces[mention.end]?.folded ?? '') &&
      /^(anh|chi|bac|co|chu)$/.test(pieces[at - 1]?.folded ?? '')
    const isSame = mention.word.kind === 'other' && before?.word.kind === 'family' && gap.length === 0
    if (isSame && before) {
      before.word = mention.word
      before.end = mention.end
    } else if (isPossessive) before.end = mention.end
    else if (!isVocative && !/^(nha|ho|gia dinh)$/.test(pieces[at - 1]?.folded ?? '')) found.push(mention)
    at = mention.end
  }
  return found
}

const wordsOf = (pieces: readonly Piece[], from: number, end: number): string =>
  pieces
    .slice(Math.max(0, from), end)
    .map(({ folded }) => folded)
    .join(' ')

const asking = /^(?:xin )?(?:hoi|biet|xin hoi|xin|tu van|duoc hoi|biet voi|tham khao)(?: |$)/
const onBehalf =
  /(?:^| )(cho|giup|gium|dum|ho|thay|thay cho|cua)(?: rieng| ca| mot minh| cac| 1| mot| dua| 2| hai| them| cai)*$/
const acting =
  /(?:^| )(dang ky|lam|xin|cap|doi|gia han|tach|mua|nop|chung thuc|khai|di|dong|nhap|chuyen|tham gia)(?: |$)/
const betweenPeople = /^(?:va|voi|cung|,|\+|&|\d|mot|hai|ba|bon|dua|nguoi|cac|tuoi|ca|them| )*$/

const adult = 16
const old = 60

const groupsOfAge = (age: number | null): Group[] =>
  age === null ? [] : age < adult ? ['child'] : age >= old ? ['elderly'] : []

/** Places of the groups that a message names. */
const findGroups = (pieces: readonly Piece[]): { group: Group; at: number }[] => {
  const starts: number[] = []
  let text = ''
  for (const { folded } of pieces) {
    starts.push(text.length)
    text += `${folded} `
  }
  return (Object.keys(groupPatterns) as Group[]).flatMap((group) =>
    [...text.matchAll(new RegExp(groupPatterns[group], 'g'))].map(({ index }) => ({
      group,
      at: starts.findLastIndex((start) => start <= index),
    })),
  )
}

/** Whom a mention stands for, with the count before it: "2 con" counts two. */
const personOf = (mention: Mention, quantities: readonly Quantity[]): Person => {
  const before = quantities.find(
    ({ unit, at }) => (unit === 'child' || unit === 'person') && at < mention.end && at >= mention.from - 2,
  )
  const { kind, count, isChild } = mention.word
  return {
    kind,
    count: before ? before.count : count,
    age: null,
    groups: isChild ? ['child'] : [],
    said: '',
    isFor: false,
  }
}

/** Who a message names, and whom of them the paper is for: not always who asks. */
export const findPeople = (pieces: readonly Piece[], quantities: readonly Quantity[]): Person[] => {
  const mentions = findMentions(pieces)
  const people: Person[] = mentions.map((mention, k) => ({
    ...personOf(mention, quantities),
    said: wordsOf(pieces, mention.from, mentions[k + 1]?.from ?? pieces.length),
  }))
  const holderOf = (at: number): Person => {
    const index = mentions.findLastIndex(({ from }) => from <= at)
    const holder = people[index]
    const between = index < 0 ? '' : wordsOf(pieces, mentions[index]?.end ?? 0, at)
    if (holder && !/(?:^| )cho(?: |$)|[.;?!\n]/.test(between)) return holder
    const generic: Person = {
      kind: 'family',
      count: null,
      age: null,
      groups: [],
      said: '',
      isFor: onBehalf.test(wordsOf(pieces, at - 3, at)),
    }
    people.push(generic)
    return generic
  }
  /** Told by their ages one by one: "cho con 5 tuổi và 7 tuổi". */
  const isOpen = new Set(people.filter(({ count }) => count === null))
  for (const { unit, count, at } of quantities) {
    const months = unit === 'age_months' || unit === 'age_days'
    if (unit !== 'age_years' && !(months && pieces.some(({ folded }) => folded === 'tuoi'))) continue
    const holder = holderOf(at)
    holder.age = months ? 0 : count
    if (isOpen.has(holder)) holder.count = (holder.count ?? 0) + 1
    holder.groups = [...holder.groups, ...groupsOfAge(holder.age)]
  }
  for (const { group, at } of findGroups(pieces)) {
    const holder = holderOf(at)
    if (!holder.groups.includes(group)) holder.groups.push(group)
  }
  const names = mentions.map(({ word, from }) => (word.kind === 'self' ? 'self' : (pieces[from]?.folded ?? '')))
  return mergeSame(resolve(pieces, mentions, people), names)
}

/** Marks whom the paper is for: who stands behind "cho", else who acts, else who is named at all. */
const resolve = (pieces: readonly Piece[], mentions: readonly Mention[], people: Person[]): Person[] => {
  const isSaidFor = (k: number): boolean => {
    const mention = mentions[k]
    if (!mention) return false
    if (asking.test(wordsOf(pieces, mention.end, mention.end + 3))) return false
    return onBehalf.test(wordsOf(pieces, mention.from - 4, mention.from))
  }
  const marked = mentions.map((_, k) => isSaidFor(k))
  for (let k = 1; k < mentions.length; k++) {
    const gap = wordsOf(pieces, mentions[k - 1]?.end ?? 0, mentions[k]?.from ?? 0)
    if (marked[k - 1] && betweenPeople.test(gap)) marked[k] = true
  }
  if (marked.some(Boolean) || people.slice(mentions.length).some(({ isFor }) => isFor))
    return people.map((person, k) => ({ ...person, isFor: marked[k] ?? person.isFor }))
  // Nobody stands behind "cho": the one named last before what is done, with those joined to it.
  const last = mentions.findLastIndex(({ end }) => acting.test(`${wordsOf(pieces, end, end + 8)} `))
  const actor = last < 0 ? mentions.length - 1 : last
  const doing = new Set([actor])
  for (let k = actor; k > 0; k--) {
    const gap = wordsOf(pieces, mentions[k - 1]?.end ?? 0, mentions[k]?.from ?? 0)
    if (!betweenPeople.test(gap)) break
    doing.add(k - 1)
  }
  for (let k = actor + 1; k < mentions.length; k++) {
    const gap = wordsOf(pieces, mentions[k - 1]?.end ?? 0, mentions[k]?.from ?? 0)
    if (!betweenPeople.test(gap)) break
    doing.add(k)
  }
  return people.map((person, k) => ({ ...person, isFor: k >= mentions.length ? mentions.length === 0 : doing.has(k) }))
}
