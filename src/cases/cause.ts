/** What a case's messages name as their cause; outside a protected case it is hidden (src/cases/sealed/hidden-names.ts). */
export const causeOf = (caseId: string): string => `case:${caseId}`
