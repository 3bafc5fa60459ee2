import type { Channel, ChannelFactory, ChannelParts } from './channel.js'
import { createTelegram } from './telegram/telegram-channel.js'
import { createWebChat } from './web-chat/web-chat-channel.js'
import { createZalo } from './zalo/zalo-channel.js'

/** Every channel; a new one is a folder and a line here. */
export const channelFactories: readonly ChannelFactory[] = [createWebChat, createTelegram, createZalo]

/** The channels whose settings are there. */
export const createChannels = (parts: ChannelParts): Channel[] =>
  channelFactories.map((create) => create(parts)).filter((channel) => channel !== null)
