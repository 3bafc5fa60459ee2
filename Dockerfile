# Xã Ơi for production: docker build --build-arg BUILD_ID=$(git describe --always --dirty --abbrev=10 --exclude '*') -t xaoi:0.2.0 .

FROM node:20.19.4-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/embedded-mongo/package.json packages/embedded-mongo/
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY packages/embedded-mongo packages/embedded-mongo
COPY scripts scripts
COPY src src
# no git in here: answers keep this as what made them
ARG BUILD_ID
RUN npm run build

FROM node:20.19.4-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/embedded-mongo/package.json packages/embedded-mongo/
RUN npm ci --omit=dev --no-audit --no-fund
COPY scripts/shipped.mjs scripts/leave-out.mjs scripts/
RUN node scripts/leave-out.mjs

FROM node:20.19.4-bookworm-slim
RUN install -d -o 1000 -g 1000 -m 700 /data /keys /cache /backup
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY package.json LICENSE ./
COPY packages/embedded-mongo/package.json packages/embedded-mongo/
COPY --from=build /app/packages/embedded-mongo/dist packages/embedded-mongo/dist
COPY scripts/run.mjs scripts/
COPY intents intents
COPY procedures procedures
COPY --from=build /app/dist dist
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data KEY_DIR=/keys CACHE_DIR=/cache
VOLUME ["/data", "/keys", "/cache"]
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
