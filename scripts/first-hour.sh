#!/usr/bin/env bash
# Times what a new user waits for: clone, install, start, first answer. Usage: scripts/first-hour.sh [REPOSITORY] [PORT]
# An own folder and an own npm cache, so that nothing of this machine's helps. The result is one line for each step.
set -euo pipefail
repository=${1:-.}
port=${2:-3900}
folder=$(mktemp -d)
server=
trap '[ -n "$server" ] && kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$folder"' EXIT

begun=$(date +%s.%N)
told=$begun
tell() {
  local now
  now=$(date +%s.%N)
  awk -v label="$1" -v from="$told" -v begun="$begun" -v now="$now" \
    'BEGIN { printf "%-14s %6.1f s   (%.1f s since the beginning)\n", label, now - from, now - begun }'
  told=$now
}

git clone --quiet "$repository" "$folder/xa-oi"
tell 'git clone'
cd "$folder/xa-oi"
npm ci --cache "$folder/npm-cache" --no-audit --no-fund --loglevel=error > "$folder/install.log" 2>&1
tell 'npm ci'
PORT=$port node --import tsx src/main.ts > "$folder/server.log" 2>&1 < /dev/null &
server=$!
until curl --silent --fail --output /dev/null "http://127.0.0.1:$port/readyz"; do
  kill -0 "$server" || { cat "$folder/server.log"; exit 1; }
  sleep 0.2
done
tell 'npm start'
conversation=$(node -p 'crypto.randomUUID()')
answer=$(curl --silent --fail "http://127.0.0.1:$port/api/chat" --header 'content-type: application/json' \
  --data "{\"conversationId\":\"$conversation\",\"messageId\":\"$conversation\",\"text\":\"làm giấy khai sinh cho con cần gì\"}")
tell 'first answer'
node -e 'console.log("\n" + JSON.parse(process.argv[1]).replies.map(({ text }) => text.split("\n")[0]).join("\n"))' "$answer"
du -sh "$folder/xa-oi/node_modules" | awk '{ print "node_modules: " $1 }'
