import type { Permission } from '../../accounts/roles.js'

/** One kind of thing that waits for staff; `Facts` is what came in. */
export type TaskKindDefinition<Facts> = {
  label: string
  /** What to do about it, for the page; null where the form says it all. */
  help: string | null
  none: string
  /** Names the kind in the page's address. */
  address: string
  /** Who may see it and end it: where it belongs to a commune, there. */
  permission: Permission
  /** Which comes first. */
  order: 'oldest' | 'newest' | 'due'
  /** 'answer': with words to the citizen, who gets them in the chat. 'outcome': with words that stay here. 'verdict': by whether it was right. 'done': by ticking it off. */
  endedBy: 'answer' | 'outcome' | 'verdict' | 'done'
  /** Tasks that say much the same are shown and ended together. */
  isGrouped: boolean
  /** The page names the person's cases that the reader may see. */
  showsCases: boolean
  /** Some are for those alone who may see protected cases. */
  mayBeProtected: boolean
  /** What ending it leaves in the audit trail. */
  audited: string | null
  /** What its coming leaves there; left out: nothing. */
  auditedAtFirst?: string
  /** The answer is read by the code of the case as well, and so needs no chat. */
  readByCode?: true
  /** Whether it goes when the person has their data deleted. */
  forgotten: 'always' | 'once_done' | 'never'
  /**
   * What it is sealed with. 'talk': with the key of its chat, so that it goes when a talk about a denunciation does.
   * 'lasting': with the key that lasts. 'nothing': it has no words of a citizen.
   */
  sealedWith: 'talk' | 'lasting' | 'nothing'
  /** What is stored of the facts. */
  kept(facts: Facts): Facts
  shows(task: { openedAt: Date; facts: Facts }): Shown
}

/** What the page shows of a task, besides when it came, its last day and whose it is. */
export type Shown = {
  /** The citizen's own words. */
  text: string | null
  /** More about it, a sentence each. */
  facts: string[]
  /** The procedure or matter that it is about, by slug. */
  about: { label: string; slug: string } | null
  /** What the answer it is about rested on, 'slug, bản version (facts)'. Left out: not kept. */
  told?: readonly string[]
  /** What it was taken for: those of one meaning are grouped sooner. Left out: unknown. */
  meaning?: string
  /** The last turns of the talk, masked. Left out: not kept. */
  talk?: readonly { said: string; answered: string; told: readonly string[] }[]
}
