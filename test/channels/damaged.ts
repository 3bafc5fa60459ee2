export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const damages: Json[] = [
  1e300,
  -1e300,
  1e20,
  8.65e12,
  0.5,
  -1,
  '',
  'x'.repeat(5_000),
  '\u0000',
  '\ud800',
  true,
  null,
  [],
  {},
]

/** Copies of an update, each with one of its values, at any depth, replaced by something that can't be right. */
export const damagedCopies = (value: Json): Json[] => {
  if (typeof value !== 'object' || value === null) return damages
  const entries: [string | number, Json][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [
    ...damages,
    ...entries.flatMap(([key, child]) =>
      damagedCopies(child).map(
        (damaged): Json =>
          Array.isArray(value) ? value.map((one, at) => (at === key ? damaged : one)) : { ...value, [key]: damaged },
      ),
    ),
  ]
}

/** Posts each body, many at once; gives the bodies that weren't answered with 200. */
export const findRefused = async (bodies: string[], post: (body: string) => Promise<Response>): Promise<string[]> => {
  const refused: string[] = []
  for (let begin = 0; begin < bodies.length; begin += 25)
    await Promise.all(
      bodies.slice(begin, begin + 25).map(async (body) => {
        const { status } = await post(body)
        if (status !== 200) refused.push(`${status} ${body.slice(0, 300)}`)
      }),
    )
  return refused
}
