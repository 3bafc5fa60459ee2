import { type Html, html } from './html.js'
import { searchWording as say } from './wording.js'

/** The search for a procedure, as it stands on every page that has one. */
export const searchForm = (query = ''): Html =>
  html`<form class="search" role="search" action="/thu-tuc"><label for="q">${say.label}</label><input id="q" name="q" type="search" value="${query}" maxlength="300" placeholder="${say.example}" autocomplete="off"><button class="button">${say.submit}</button></form>`
