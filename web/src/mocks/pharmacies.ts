import type { PharmacyLine } from '../lib/refill-types'

/** Nobody in these files exists; neither do their pharmacies. */
export const pharmacies: PharmacyLine[] = [
  {
    id: 'ph-1',
    name: 'Lindenhof Pharmacy',
    street: '412 North Street',
    city: 'Springvale',
    postalCode: '60699',
    phone: '(312) 555-0141',
    openNow: true,
    takesScript: true,
    closedForGood: false,
    miles: 0.6,
  },
  {
    id: 'ph-2',
    name: 'Farmacia La Estrella',
    street: '88 Canal Road',
    city: 'Springvale',
    postalCode: '60698',
    phone: '(312) 555-0172',
    openNow: false,
    takesScript: true,
    closedForGood: false,
    miles: 2.3,
  },
  {
    id: 'ph-3',
    name: 'Old Mill Apothecary and Compounding Services of Greater Springvale',
    street: '1 Millstone Lane, Building C, second floor',
    city: 'Springvale Heights',
    postalCode: '60697',
    phone: '(312) 555-0199',
    openNow: true,
    takesScript: false,
    closedForGood: false,
    miles: 7.9,
  },
]
