import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { noteMove } from '../lib/navigation'
import { Gate } from './Gate'
import { HomeOfRole } from './HomeOfRole'
import { Broken } from './Broken'
import { NotFound } from './NotFound'
import { Root } from './Root'
import type { SessionKeeper } from './sessionKeeper'

const root = createRootRouteWithContext<{ keeper: SessionKeeper }>()({ component: Root, notFoundComponent: NotFound })

const open = createRoute({ getParentRoute: () => root, id: 'open' })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Gate })
const identity = () => import('../features/identity/pages')
const activation = () => import('../features/identity/ActivationPage')

const openRoutes = [
  createRoute({ getParentRoute: () => open, path: '/sign-in', component: lazyRouteComponent(identity, 'SignInPage') }),
  createRoute({
    getParentRoute: () => open,
    path: '/activate',
    component: lazyRouteComponent(activation, 'PatientActivation'),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/activate/staff',
    component: lazyRouteComponent(activation, 'StaffActivation'),
  }),
  createRoute({
    getParentRoute: () => open,
    path: '/stop/$token',
    component: lazyRouteComponent(() => import('../features/notifications/StopPage'), 'StopPage'),
  }),
]

const record = createRoute({ getParentRoute: () => inside, path: '/p/$patient' })
const patientPages = [
  createRoute({ getParentRoute: () => record, path: '/', component: HomeOfRole }),
  createRoute({
    getParentRoute: () => record,
    path: '/record',
    component: lazyRouteComponent(() => import('../features/home/RecordPage'), 'RecordPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/results',
    component: lazyRouteComponent(() => import('../features/results/ResultsPage'), 'ResultsPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/results/$id',
    component: lazyRouteComponent(() => import('../features/results/ResultPage'), 'ResultPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/medicines',
    component: lazyRouteComponent(() => import('../features/medicines/MedicinesPage'), 'MedicinesPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/refills',
    component: lazyRouteComponent(() => import('../features/refills/RefillsPage'), 'RefillsPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/refills/new',
    component: lazyRouteComponent(() => import('../features/refills/AskPage'), 'AskPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/conditions',
    component: lazyRouteComponent(() => import('../features/conditions/ConditionsPage'), 'ConditionsPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/allergies',
    component: lazyRouteComponent(() => import('../features/allergies/AllergiesPage'), 'AllergiesPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/immunizations',
    component: lazyRouteComponent(() => import('../features/immunizations/ImmunizationsPage'), 'ImmunizationsPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/vitals',
    component: lazyRouteComponent(() => import('../features/vitals/VitalsPage'), 'VitalsPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/vitals/$id',
    component: lazyRouteComponent(() => import('../features/results/ResultPage'), 'VitalPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/procedures',
    component: lazyRouteComponent(() => import('../features/procedures/ProceduresPage'), 'ProceduresPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/visits',
    component: lazyRouteComponent(() => import('../features/visits/VisitsPage'), 'VisitsPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/visits/$id',
    component: lazyRouteComponent(() => import('../features/visits/VisitPage'), 'VisitPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/notes',
    component: lazyRouteComponent(() => import('../features/notes/NotesPage'), 'NotesPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/notes/$id',
    component: lazyRouteComponent(() => import('../features/notes/NotePage'), 'NotePage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/messages',
    component: lazyRouteComponent(() => import('../features/messages/InboxPage'), 'InboxPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/messages/new',
    component: lazyRouteComponent(() => import('../features/messages/ComposePage'), 'ComposePage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/messages/$id',
    component: lazyRouteComponent(() => import('../features/messages/ThreadPage'), 'ThreadPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/letter',
    component: lazyRouteComponent(() => import('../features/queue/LetterPage'), 'LetterPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/accesses',
    component: lazyRouteComponent(() => import('../features/accesses/AccessesPage'), 'AccessesPage'),
  }),
  createRoute({
    getParentRoute: () => record,
    path: '/more',
    component: lazyRouteComponent(() => import('../features/account/MorePage'), 'MorePage'),
  }),
]

const queue = createRoute({
  getParentRoute: () => inside,
  path: '/queue',
  component: lazyRouteComponent(() => import('../features/queue/QueuePage'), 'QueuePage'),
})
// One page for all three, which stays on the screen while its board or item changes.
const queuePages = [
  createRoute({ getParentRoute: () => queue, path: '/' }),
  createRoute({ getParentRoute: () => queue, path: '/$board' }),
  createRoute({ getParentRoute: () => queue, path: '/$board/$item' }),
]

const insideRoutes = [
  createRoute({ getParentRoute: () => inside, path: '/', component: HomeOfRole }),
  createRoute({
    getParentRoute: () => inside,
    path: '/security',
    component: lazyRouteComponent(() => import('../features/account/SecurityPage'), 'SecurityPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/print/$item',
    component: lazyRouteComponent(() => import('../features/queue/refills/PaperPage'), 'PaperPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/protocols',
    component: lazyRouteComponent(() => import('../features/queue/refills/ProtocolsPage'), 'ProtocolsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/figures',
    component: lazyRouteComponent(() => import('../features/queue/FiguresPage'), 'FiguresPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/templates',
    component: lazyRouteComponent(() => import('../features/queue/TemplatesPage'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/away',
    component: lazyRouteComponent(() => import('../features/queue/AwayPage'), 'AwayPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/notices',
    component: lazyRouteComponent(() => import('../features/notifications/NoticesPage'), 'NoticesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/go/$notice',
    component: lazyRouteComponent(() => import('../features/notifications/GoPage'), 'GoPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/outbox',
    component: lazyRouteComponent(() => import('../features/notifications/OutboxPage'), 'OutboxPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/patients',
    component: lazyRouteComponent(() => import('../features/staff/AssignedPage'), 'AssignedPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/search',
    component: lazyRouteComponent(() => import('../features/staff/SearchPage'), 'SearchPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/desk/$patient',
    component: lazyRouteComponent(() => import('../features/staff/DeskPage'), 'DeskPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/audit',
    component: lazyRouteComponent(() => import('../features/privacy/AuditPage'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/boards',
    component: lazyRouteComponent(() => import('../features/boards/BoardsPage'), 'BoardsPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/sites',
    component: lazyRouteComponent(() => import('../features/sites/SitesPage'), 'SitesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/accounts',
    component: lazyRouteComponent(() => import('../features/admin/AccountsPage'), 'AccountsPage'),
  }),
]

const tree = root.addChildren([
  open.addChildren(openRoutes),
  inside.addChildren([...insideRoutes, queue.addChildren(queuePages), record.addChildren(patientPages)]),
])

/** Places are reached by path alone: a title, a query or a fragment of a page never says anything about health. */
export function newRouter() {
  const router = createRouter({
    routeTree: tree,
    context: { keeper: undefined as unknown as SessionKeeper }, // given by RouterProvider
    defaultErrorComponent: Broken,
    defaultPreload: false, // a preloaded page would be audited as looked at
  })
  router.subscribe('onBeforeNavigate', (event) => {
    if (event.pathChanged && event.fromLocation) noteMove()
  })
  router.subscribe('onResolved', (event) => {
    if (event.pathChanged && event.fromLocation) window.scrollTo(0, 0)
  })
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
