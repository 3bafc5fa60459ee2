import { attachmentFiles } from '../console/attachment-files.js'
import { bulkPage } from '../console/bulk-page.js'
import { calendarPage } from '../console/calendar-page.js'
import { casePage } from '../console/case-page.js'
import { clockRulesPage } from '../console/clock-rules-page.js'
import { contactsApprovalPage } from '../console/contacts-approval-page.js'
import { contactsPage } from '../console/contacts-page.js'
import { contactsSheetPage } from '../console/contacts-sheet-page.js'
import { dayPage } from '../console/day-page.js'
import { enterCasePage } from '../console/enter-case-page.js'
import { evidencePage } from '../console/evidence-page.js'
import { exportPage } from '../console/export-page.js'
import { figuresPage } from '../console/figures-page.js'
import { identityPage } from '../console/identity-page.js'
import { inboxPage } from '../console/inbox-page.js'
import { indicatorPage } from '../console/indicator-page.js'
import { indicatorsPage } from '../console/indicators-page.js'
import { livePage } from '../console/live-page.js'
import { officersPage } from '../console/officers-page.js'
import { paperPage } from '../console/paper-page.js'
import { protectedRegisterPage } from '../console/protected-register-page.js'
import { provincePage } from '../console/province-page.js'
import { publicationsPage } from '../console/publications-page.js'
import { receiptPage } from '../console/receipt-page.js'
import { receptionDayPage } from '../console/reception-day-page.js'
import { receptionPage } from '../console/reception-page.js'
import { remindersPage } from '../console/reminders-page.js'
import { reroutePage } from '../console/reroute-page.js'
import { retentionPage } from '../console/retention-page.js'
import { surveyPaperPage } from '../console/survey-paper-page.js'
import { surveyPlanPage } from '../console/survey-plan-page.js'
import { surveysPage } from '../console/surveys-page.js'
import { formerTaskPages, tasksPage } from '../console/tasks-page.js'
import { tiesPage } from '../console/ties-page.js'
import { undeliveredPage } from '../console/undelivered-page.js'
import { comparePage } from '../editor/compare-page.js'
import { editorPage } from '../editor/editor-page.js'
import { newPage } from '../editor/new-page.js'
import { procedurePage } from '../editor/procedure-page.js'
import { publishPage } from '../editor/publish-page.js'
import { recallPage } from '../editor/recall-page.js'
import { sectionPage } from '../editor/section-page.js'
import { sheetsPage } from '../editor/sheets-page.js'
import { teachPage } from '../editor/teach-page.js'
import { watchPage } from '../editor/watch-page.js'
import { answersPage } from '../public-pages/answers-page.js'
import { apiPage } from '../public-pages/api-page.js'
import { checklistPage } from '../public-pages/checklist-page.js'
import { communesPage } from '../public-pages/communes-page.js'
import { embedPage } from '../public-pages/embed.js'
import { errorReportPage } from '../public-pages/error-report-page.js'
import { feeBoardPage } from '../public-pages/fee-board-page.js'
import { publicFiguresPage } from '../public-pages/figures-page.js'
import { forgetMachinePage } from '../public-pages/forget-machine-page.js'
import { homePage } from '../public-pages/home-page.js'
import { lifeEventPage } from '../public-pages/life-event-page.js'
import { lookUpPage } from '../public-pages/look-up-page.js'
import { ownBookingPage } from '../public-pages/own-booking-page.js'
import { ownDataFilePage, ownDataPage } from '../public-pages/own-data-page.js'
import { petitionPage } from '../public-pages/petition-page.js'
import { privacyPage } from '../public-pages/privacy-page.js'
import { procedurePage as publicProcedurePage } from '../public-pages/procedure-page.js'
import { proceduresPage } from '../public-pages/procedures-page.js'
import { proofPage } from '../public-pages/proof-page.js'
import { publicationsPage as publicPublicationsPage } from '../public-pages/publications-page.js'
import { receptionPage as publicReceptionPage } from '../public-pages/reception-page.js'
import { reportPage } from '../public-pages/report-page.js'
import { robotsPage } from '../public-pages/robots-page.js'
import { sealedCasePage } from '../public-pages/sealed/case-page.js'
import { sealedReportPage } from '../public-pages/sealed/file-page.js'
import { surveyPage } from '../public-pages/survey-page.js'
import { waysPage } from '../public-pages/ways-page.js'
import { accessReviewPage } from '../staff/access-review-page.js'
import { accountsPage } from '../staff/accounts-page.js'
import { auditPage } from '../staff/audit-page.js'
import { breachesPage, breachPage } from '../staff/breaches-page.js'
import { importAccountsPage } from '../staff/import-accounts-page.js'
import { operationsPage } from '../staff/operations-page.js'
import { ownAccountPage } from '../staff/own-account-page.js'
import { partnersPage } from '../staff/partners-page.js'
import { proposalsPage } from '../staff/proposals-page.js'
import { enrolmentPage, secondStepPage } from '../staff/second-step.js'
import { sessionPage } from '../staff/session-page.js'
import { setUpPage } from '../staff/set-up-page.js'
import { invitationPage, signInPage } from '../staff/sign-in.js'
import type { WebPage } from './web-page.js'

/**
 * Every page, in the order of the navigation. The server, the navigation, the sign-in's way home and the authorization
 * test loop over this list.
 */
export const pages: readonly WebPage[] = [
  homePage,
  embedPage,
  privacyPage,
  checklistPage,
  petitionPage,
  proceduresPage,
  publicProcedurePage,
  errorReportPage,
  lifeEventPage,
  feeBoardPage,
  communesPage,
  publicPublicationsPage,
  reportPage,
  lookUpPage,
  ownDataPage,
  ownDataFilePage,
  sealedReportPage,
  sealedCasePage,
  proofPage,
  forgetMachinePage,
  answersPage,
  publicFiguresPage,
  waysPage,
  publicReceptionPage,
  ownBookingPage,
  surveyPage,
  robotsPage,
  apiPage,
  signInPage,
  secondStepPage,
  enrolmentPage,
  invitationPage,
  sessionPage,
  ownAccountPage,
  setUpPage,
  inboxPage,
  bulkPage,
  exportPage,
  livePage,
  dayPage,
  provincePage,
  indicatorsPage,
  evidencePage,
  indicatorPage,
  enterCasePage,
  casePage,
  receiptPage,
  attachmentFiles,
  paperPage,
  remindersPage,
  receptionPage,
  receptionDayPage,
  surveysPage,
  surveyPaperPage,
  surveyPlanPage,
  identityPage,
  officersPage,
  tiesPage,
  editorPage,
  newPage,
  sheetsPage,
  watchPage,
  teachPage,
  procedurePage,
  publishPage,
  recallPage,
  comparePage,
  sectionPage,
  tasksPage,
  accountsPage,
  importAccountsPage,
  accessReviewPage,
  proposalsPage,
  contactsPage,
  contactsApprovalPage,
  contactsSheetPage,
  publicationsPage,
  undeliveredPage,
  reroutePage,
  figuresPage,
  retentionPage,
  protectedRegisterPage,
  auditPage,
  calendarPage,
  clockRulesPage,
  partnersPage,
  breachesPage,
  breachPage,
  operationsPage,
  ...formerTaskPages,
]
