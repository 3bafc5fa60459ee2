import sodium from 'libsodium-wrappers'

await sodium.ready

/** libsodium, ready to use: the one place that everything sealed goes through. */
export { sodium }
