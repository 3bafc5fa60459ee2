import { get, type WebPage } from '../kit/web-page.js'
import { queryOf } from './entries.js'
import { catalogList } from './lists.js'
import { editorWording as say } from './wording.js'

/** The catalog editor's list: every procedure, found by its names. */
export const editorPage: WebPage = {
  path: '/bien-tap',
  title: say.title,
  who: ['edit_catalog'],
  navigation: say.short,
  actions: ({ catalog }) => [
    get('/bien-tap', async (request, response) => {
      response.send(catalogList(request, catalog.findAll(), await catalog.findUnfinished(), queryOf(request, 'q')))
    }),
  ],
}
