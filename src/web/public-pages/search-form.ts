import { type Html, html } from '../kit/html.js'
import { proceduresPageWording as say } from './wording.js'

/** The search for a procedure, as it stands on every page that has one. */
export const searchForm = (query = ''): Html =>
  html`<form class="search" role="search" action="/thu-tuc"><label for="q">${say.searchLabel}</label><input id="q" name="q" type="search" value="${query}" maxlength="300" placeholder="${say.searchExample}" autocomplete="off"><button class="button">${say.search}</button></form>`
