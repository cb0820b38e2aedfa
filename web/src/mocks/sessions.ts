import type { Role, SessionView } from '../lib/api-types'

const ROLES: Record<string, [Role, string]> = {
  nurse: ['NURSE', 'Ida Brandt'],
  doctor: ['PHYSICIAN', 'Dr. Lena Abara'],
  desk: ['FRONT_DESK', 'Tomás Rey'],
  billing: ['BILLING', 'Mei Sandoval'],
  privacy: ['PRIVACY_OFFICER', 'Olu Ferreira'],
  admin: ['ADMINISTRATOR', 'Sami Koskinen'],
}

/** Who signs in is told by the start of the login: nurse@, doctor@, desk@, billing@, privacy@, admin@; anybody else is Rosa. */
export function sessionFor(login: string): SessionView {
  const [role, displayName] = ROLES[login.split('@')[0] ?? ''] ?? ['PATIENT', 'Rosa Delgado Ortiz']
  const own = role === 'PATIENT'
  return {
    side: own ? 'PATIENT' : 'STAFF',
    role,
    displayName,
    login,
    language: 'en',
    zone: 'America/Chicago',
    csrf: 'made-up',
    idleSeconds: own ? 900 : 600,
    warnSeconds: 120,
    steppedUpUntil: null,
    endsAt: new Date(Date.now() + 12 * 3_600_000).toISOString(),
    organisation: 'North Street Health',
    patients: own
      ? [
          { id: 'pt-rosa', name: 'Rosa Delgado Ortiz', relation: 'SELF' },
          { id: 'pt-ines', name: 'Inés Delgado', relation: 'PROXY' },
        ]
      : [],
  }
}
