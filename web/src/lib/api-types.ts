// Keepwell's /api, as JSON; a test holds the fields to docs/openapi.json, which is made of the running server. Same origin, cookie session. Every answer has header X-Keepwell-Build.
// Requests: header Accept-Language: en | es (current UI language; the server answers `Name.plain` in it).
// Unsafe methods: header X-CSRF-Token: <SessionView.csrf> when there is a session; Content-Type: application/json.
// Errors: application/problem+json { type, title?, status, code, field?, fields?: [{field, code}], retryAfterSeconds? }.
// Audit down: 503 with EMPTY body. No session: 401 code 'session.NONE'. Session ended by idleness: 401 'session.ENDED'.
// Half session on any other route: 403 code 'session.INCOMPLETE' with `missing`: 'CODE' | 'ENROLMENT'.
// Not yours and not there: 404 'not.FOUND'. Not allowed though known: 403 'access.REFUSED'.

/** ISO instant + what was sent. precision YEAR|MONTH|DAY: never shift the zone, show at/offset as the date sent. */
export interface When {
  at: string
  precision: 'YEAR' | 'MONTH' | 'DAY' | 'INSTANT'
  offset: string | null
  /** the date as sent, e.g. 2024-03-02, for coarse ones */ day: string
}
/** plain = reviewed plain-language name in the request's language, or null; sent = as the sender wrote it. */
export interface Name {
  plain: string | null
  sent: string | null
  sentLang: string | null
  code: string | null
}
export interface Page<T> {
  items: T[]
  next: string | null
  total: number
}

export type Side = 'PATIENT' | 'STAFF'
export type Role =
  'PATIENT' | 'PROXY' | 'NURSE' | 'PHYSICIAN' | 'FRONT_DESK' | 'BILLING' | 'PRIVACY_OFFICER' | 'ADMINISTRATOR'
export interface SessionView {
  side: Side
  role: Role
  displayName: string
  login: string
  language: 'en' | 'es'
  zone: string
  csrf: string
  /** seconds of idleness allowed, seconds before the end when the warning shows, absolute end */
  idleSeconds: number
  warnSeconds: number
  endsAt: string
  /** until when the code that was given again counts */ steppedUpUntil: string | null
  patients: { id: string; name: string; relation: 'SELF' | 'PROXY' }[]
  organisation: string
}
// GET    /api/session                    -> SessionView | 401 | 403 session.INCOMPLETE
// POST   /api/session {login,password}   -> { next: 'CODE' }          | 401 signin.FAILED | 429 signin.SLOW_DOWN retryAfterSeconds
// POST   /api/session/code {code}        -> SessionView               | 401 signin.CODE_WRONG | 429
// POST   /api/session/recovery {recoveryCode} -> SessionView & { recoveryCodesLeft: number } | 401 signin.CODE_WRONG | 429
// POST   /api/session/step-up {code}     -> SteppedUp, under a new cookie | 422 authenticator.CODE_WRONG | 429
// POST   /api/session/touch              -> { endsAt, idleSeconds }   ("stay signed in"; any other request counts as activity too, except with header X-Keepwell-Background: 1)
// DELETE /api/session                    -> 204
// PATCH  /api/account/profile {language?, zone?} -> SessionView
// GET    /api/account/sessions           -> { items: SessionRow[] };  DELETE /api/account/sessions/{id} -> 204;  DELETE /api/account/sessions -> 204 (all others)
export interface SteppedUp {
  steppedUpUntil: string
  csrf: string
}
export interface SessionRow {
  id: string
  current: boolean
  startedAt: string
  lastSeenAt: string
  device: string
}
// POST   /api/activation {token, code, birthDate?} -> { next: 'PASSWORD', kind: Side } | 404 activation.NOT_VALID (one neutral answer for expired, used, guessed)
//        link for patients: /activate#TOKEN (asks code + birth date) ; for staff: /activate/staff#TOKEN (asks code only)
// POST   /api/activation/password {password}  -> { next: 'AUTHENTICATOR', secret: 'BASE32', uri: 'otpauth://…', qr: string[] } | 422 password.TOO_SHORT {minimum} | password.TOO_COMMON | password.CONTAINS_YOUR_DATA
//        qr = rows of '0'/'1' characters, one character a module: draw it as SVG path
// POST   /api/activation/authenticator {code} -> { next: 'RECOVERY_CODES', recoveryCodes: string[10] } | 422 authenticator.CODE_WRONG
// POST   /api/activation/finish               -> SessionView (only now a full session)

// ---- one patient: /api/patients/{p}/… (patient, proxy, or care team) ----
export interface Person {
  id: string
  name: string
  birthDate: string | null
  sex: 'female' | 'male' | 'other' | 'unknown' | null
  language: string | null
  recordNumber: string | null
  deceased: boolean
}
// GET …/home -> Home     POST …/home/seen {group, upTo: ISO} -> 204 (sent when the group's page was opened)
export type Group =
  'results' | 'medicines' | 'conditions' | 'allergies' | 'immunizations' | 'vitals' | 'visits' | 'procedures' | 'notes'
export interface Home {
  person: Person
  /** at most 7, in order; more = how many are behind "show all" (GET …/home?all=true) */
  cards: Card[]
  more: number
  /** true on the account's first visit: cards are of the last 30 days, and recordSince is told */
  first: boolean
  recordSince: number | null
  nextVisit: VisitRow | null
  lastVisit: VisitRow | null
  counts: Record<Group, number>
}
export interface Card {
  group: Group
  count: number
  names: Name[]
  latest: When
  outsideRange: number
  /** set when count is 1 */ itemId: string | null
}

export interface Value {
  text: string
  number: string | null
  unit: string | null
  comparator: '<' | '<=' | '>=' | '>' | null
}
export interface Range {
  low: string | null
  high: string | null
  unit: string | null
  kind: 'SENT' | 'USUAL'
  text: string | null
  source: string | null
}
export type Position = 'BELOW' | 'WITHIN' | 'ABOVE' | 'UNKNOWN'
/** kind PANEL: several parts; SINGLE: one value; NARRATIVE: a report in words */
export interface ResultRow {
  id: string
  kind: 'PANEL' | 'SINGLE' | 'NARRATIVE'
  name: Name
  when: When
  status: Status
  isNew: boolean
  partCount: number
  outside: number
  known: number
  value: Value | null
  position: Position
}
export type Status = 'FINAL' | 'PRELIMINARY' | 'CORRECTED' | 'CANCELLED' | 'OTHER'
// GET …/results?cursor=&from=YYYY-MM-DD&to=&kind= -> Page<ResultRow>  | 422 query.DATES_INVERTED fields from,to
// GET …/results/{id} -> ResultDetail   (also for vitals: GET …/vitals/{id})
export interface Part {
  id: string
  name: Name
  value: Value | null
  range: Range | null
  position: Position
  components: Component[]
}
export interface Component {
  name: Name
  value: Value | null
}
export interface Point {
  id: string
  when: When
  number: string
  /** second series, e.g. lower blood pressure */ second: string | null
}
export interface Guide {
  shows: string
  low: string | null
  high: string | null
  questions: string[]
  source: string
}
export interface ResultDetail {
  id: string
  kind: 'PANEL' | 'SINGLE' | 'NARRATIVE'
  name: Name
  when: When
  issuedAt: string | null
  status: Status
  panel: { id: string; name: Name } | null
  value: Value | null
  components: Component[]
  range: Range | null
  position: Position
  change: {
    from: Value
    when: When
    direction: 'UP' | 'DOWN' | 'SAME'
    by: string
    towardsRange: boolean | null
  } | null
  /** same code and unit, newest first, at most 100, this one included; empty when not numeric */
  trend: Point[]
  trendUnit: string | null
  trendSeries: Name[]
  guide: Guide | null
  comment: string | null
  text: string | null
  performer: string | null
  author: string | null
  shownAt: string
  shownWhy: 'AS_SOON_AS_FINAL'
  parts: Part[]
  visit: { id: string; name: Name; when: When } | null
}
// GET …/medicines?state=now|before&cursor= -> Page<MedicineRow>
export interface MedicineRow {
  id: string
  name: Name
  state: 'NOW' | 'BEFORE'
  status: string
  startedOn: When | null
  endedOn: When | null
  dosage: string | null
  reason: Name | null
  prescriber: string | null
  isNew: boolean
}
// GET …/conditions?state=now|before&cursor= -> Page<ConditionRow>
export interface ConditionRow {
  id: string
  name: Name
  state: 'NOW' | 'BEFORE'
  since: When | null
  until: When | null
  recordedBy: string | null
  isNew: boolean
}
// GET …/allergies -> Page<AllergyRow>
export interface AllergyRow {
  id: string
  name: Name
  state: 'NOW' | 'BEFORE'
  severity: 'HIGH' | 'LOW' | 'UNKNOWN'
  reactions: Name[]
  since: When | null
  kind: string | null
  isNew: boolean
}
// GET …/immunizations?cursor= -> Page<ImmunizationRow>
export interface ImmunizationRow {
  id: string
  name: Name
  when: When
  status: string
  place: string | null
  isNew: boolean
}
// GET …/procedures?cursor= -> Page<ProcedureRow>
export interface ProcedureRow {
  id: string
  name: Name
  when: When
  status: string
  place: string | null
  isNew: boolean
}
// GET …/vitals -> { items: VitalGroup[] }   one per code and unit, newest value
export interface VitalGroup {
  latestId: string
  name: Name
  latest: Value | null
  components: Component[]
  when: When
  count: number
  recent: string[] /* up to 12 numbers, oldest first, for a sparkline */
}
// GET …/visits?cursor=&from=&to= -> Page<VisitRow>     GET …/visits/{id} -> VisitDetail
export interface VisitRow {
  id: string
  name: Name
  when: When
  endedAt: string | null
  place: string | null
  clinician: string | null
  kind: 'IN_PERSON' | 'EMERGENCY' | 'HOSPITAL' | 'VIRTUAL' | 'HOME' | 'OTHER'
  state: 'PLANNED' | 'DONE' | 'CANCELLED' | 'NOW'
  siteZone: string
  isNew: boolean
}
export interface VisitDetail {
  visit: VisitRow
  reason: Name | null
  conditions: ConditionRow[]
  procedures: ProcedureRow[]
  medicines: MedicineRow[]
  results: ResultRow[]
  vitals: Part[]
  immunizations: ImmunizationRow[]
  notes: NoteRow[]
}
// GET …/notes?cursor= -> Page<NoteRow>   GET …/notes/{id} -> NoteDetail
export interface NoteRow {
  id: string
  name: Name
  when: When
  author: string | null
  isNew: boolean
}
export interface NoteDetail extends NoteRow {
  text: string
}
// GET …/accesses?cursor=&filter=all|people|refused -> Page<AccessRow>   who has looked at my record
export interface AccessRow {
  at: string
  who: 'YOU' | 'PROXY' | 'STAFF' | 'OTHER' | 'CONSOLE' | 'JOB' | 'SENDER'
  name: string | null
  role: Role | null
  relation: 'NONE' | 'SELF' | 'PROXY' | 'CARE_TEAM' | 'WORK_ITEM' | 'REFILL_ITEM' | 'BREAK_GLASS'
  act: string
  category: string | null
  outcome: 'ALLOWED' | 'REFUSED' | 'FAILED'
  count: number
}

// ---- staff ----
// POST /api/staff/search  SearchFacts -> { hits: Hit[]; refine: boolean } | 422 search.TWO_FACTS
export type SearchFacts =
  | { by: 'NAME_BIRTH'; familyName: string; birthDate: string }
  | { by: 'RECORD_BIRTH'; recordNumber: string; birthDate: string }
  | { by: 'PHONE_NAME'; phone: string; familyName: string }
export interface Hit {
  patientId: string
  name: string
  birthYear: number | null
  relation: 'NONE' | 'CARE_TEAM'
  mayOpen: boolean
}
// GET  /api/staff/patients?cursor= -> Page<Assigned>  own assigned patients, those with something new and the longest waiting first (nurse, physician)
export interface Assigned {
  patientId: string
  name: string
  birthYear: number | null
  newCount: number
  newestAt: string | null
  waitingSince: string | null
  reason: string
  until: string | null
}
// GET  /api/patients/{p}/chart -> Chart    (care team: one page = one request)
export interface Chart {
  person: Person
  conditions: ConditionRow[]
  allergies: AllergyRow[]
  medicines: MedicineRow[]
  results: ResultRow[]
  vitals: VitalGroup[]
  visits: VisitRow[]
  immunizations: ImmunizationRow[]
  counts: Record<Group, number>
}
//      care team may also use results, results/{id}, medicines, … of that patient.
// GET  /api/staff/clinicians -> { items: Clinician[] }  (front desk, administrator)
export interface Clinician {
  id: string
  name: string
  role: Role
  npi: string | null
}
// GET  /api/patients/{p}/assignments -> { card: { name: string; birthYear: number | null }; assigned: Assignment[]; proposed: Proposal[] }
export interface Assignment {
  id: string
  clinician: Clinician
  reason: string
  startsOn: string
  endsOn: string | null
}
export interface Proposal {
  clinician: Clinician
  because: 'CARE_TEAM' | 'VISIT'
  lastOn: string | null
}
// POST /api/patients/{p}/assignments {clinicianId, reason, endsOn?} -> 201, empty ; POST /api/patients/{p}/assignments/{id}/end {reason} -> 204
// POST /api/patients/{p}/invitations {email} -> 201 { link: string; code: string; expiresAt: string }   (front desk, administrator)
// GET  /api/audit?cursor=&from=&to=&outcome=&act=&account=&patient= -> Page<AuditRow>   (privacy officer)
export interface AuditRow {
  id: string
  at: string
  principal: 'ACCOUNT' | 'CONSOLE' | 'JOB' | 'SENDER' | 'NOBODY'
  name: string | null
  login: string | null
  role: Role | null
  relation: AccessRow['relation']
  act: string
  category: string | null
  patientId: string | null
  outcome: 'ALLOWED' | 'REFUSED' | 'FAILED'
  count: number
  requestId: string | null
}
// GET  /api/accounts?cursor=&side= -> Page<AccountRow>   (administrator; staff accounts)
export interface AccountRow {
  id: string
  name: string
  login: string
  role: Role
  state: 'INVITED' | 'ACTIVE' | 'OFF'
  lastSignInAt: string | null
  sessions: number
  /** When and why it was last switched off or on. */
  switchedAt: string | null
  switchReason: string | null
}
// POST /api/accounts {name, email, role, npi?} -> 201 { link, code, expiresAt } (invites staff) ; POST /api/accounts/{id}/off {reason} -> 204 ; POST /api/accounts/{id}/on {reason} -> 204
