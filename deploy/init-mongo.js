// Run by mongosh in the service mongo-init: one replica set of three, and a user that may read and write one database.
const { readFileSync } = require('node:fs')

const passwordOf = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim()
const asRoot = (hosts, options) =>
  connect(`mongodb://root:${encodeURIComponent(passwordOf('mongo-root-password'))}@${hosts}/admin?${options}`)

const hosts = ['mongo-1:27017', 'mongo-2:27017', 'mongo-3:27017']
const first = asRoot(hosts[0], 'directConnection=true')
if (!first.hello().setName)
  first.adminCommand({ replSetInitiate: { _id: 'xaoi', members: hosts.map((host, _id) => ({ _id, host })) } })

// waits until one of them is primary
const admin = asRoot(hosts.join(','), 'replicaSet=xaoi&w=majority&serverSelectionTimeoutMS=60000')
const user = { pwd: passwordOf('mongo-xaoi-password'), roles: [{ role: 'readWrite', db: 'xaoi' }] }
if (admin.getUser('xaoi')) admin.updateUser('xaoi', user)
else admin.createUser({ user: 'xaoi', ...user })
