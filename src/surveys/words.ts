/** What choices of surveys send back; a choice may lie in a chat for months, so a word keeps its meaning. */
export const surveyWords = { mark: 'danh-gia', more: 'khao-sat', refuse: 'khong-hoi-nua', answer: 'muc' } as const
