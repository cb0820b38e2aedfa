import type { Language } from '../../../lib/i18n'

export type KindCode =
  | 'CHEST_PAIN'
  | 'BREATHING'
  | 'STROKE'
  | 'BLEEDING'
  | 'ALLERGY'
  | 'SELF_HARM'
  | 'HARM_TO_OTHERS'
  | 'POISONING'
  | 'PREGNANCY'
  | 'BABY_FEVER'
  | 'UNCONSCIOUS'
  | 'SEIZURE'
  | 'HEAD_INJURY'

export interface Kind {
  code: KindCode
  call: ('911' | '988' | 'poison')[]
  now: Record<Language, string>
  source: string
}

const KINDS: Kind[] = [
  {
    code: 'CHEST_PAIN',
    call: ['911'],
    now: {
      en: 'Chest pain can be a heart attack. Call 911 now. Do not drive yourself.',
      es: 'El dolor de pecho puede ser un infarto. Llame al 911 ahora. No maneje usted.',
    },
    source: 'American Heart Association, Warning Signs of a Heart Attack',
  },
  {
    code: 'BREATHING',
    call: ['911'],
    now: {
      en: 'Trouble breathing can become dangerous fast. Call 911 now. Sit up, and use your rescue inhaler if you have one.',
      es: 'La falta de aire puede volverse peligrosa muy rápido. Llame al 911 ahora. Siéntese derecho y use su inhalador de rescate si lo tiene.',
    },
    source: 'MedlinePlus, Breathing difficulty',
  },
  {
    code: 'STROKE',
    call: ['911'],
    now: {
      en: 'A face that droops, a weak arm or trouble speaking can be a stroke. Call 911 now and note when it began.',
      es: 'La cara caída, un brazo débil o problemas para hablar pueden ser un derrame cerebral. Llame al 911 ahora y anote a qué hora empezó.',
    },
    source: 'American Stroke Association, Stroke Symptoms (F.A.S.T.)',
  },
  {
    code: 'BLEEDING',
    call: ['911'],
    now: {
      en: 'For heavy bleeding or blood that you vomit, call 911 now. Press firmly on a wound with a clean cloth.',
      es: 'Si sangra mucho o vomita sangre, llame al 911 ahora. Presione con fuerza la herida con un paño limpio.',
    },
    source: 'MedlinePlus, Bleeding; Gastrointestinal bleeding',
  },
  {
    code: 'ALLERGY',
    call: ['911'],
    now: {
      en: 'Swelling of the face or throat can be a severe allergic reaction. Use your epinephrine pen if you have one and call 911 now.',
      es: 'La hinchazón de la cara o la garganta puede ser una reacción alérgica grave. Use su inyector de epinefrina si lo tiene y llame al 911 ahora.',
    },
    source: 'MedlinePlus, Anaphylaxis',
  },
  {
    code: 'SELF_HARM',
    call: ['988', '911'],
    now: {
      en: 'You are not alone. Call or text 988 now, day or night. If you may act on it, call 911.',
      es: 'Usted no está solo. Llame al 988 ahora y oprima el 2 para español, de día o de noche. Si puede llegar a hacerlo, llame al 911.',
    },
    source: '988 Suicide & Crisis Lifeline',
  },
  {
    code: 'HARM_TO_OTHERS',
    call: ['911', '988'],
    now: {
      en: 'If somebody may get hurt, call 911 now. You can also call or text 988 and talk to somebody.',
      es: 'Si alguien puede salir lastimado, llame al 911 ahora. También puede llamar al 988 y hablar con alguien.',
    },
    source: '988 Suicide & Crisis Lifeline',
  },
  {
    code: 'POISONING',
    call: ['911', 'poison'],
    now: {
      en: 'Call Poison Help at 1-800-222-1222 now. If the person is faint, shaking or hard to wake, call 911.',
      es: 'Llame ya al centro de toxicología, 1-800-222-1222. Si la persona se desmaya, tiembla o no despierta, llame al 911.',
    },
    source: "America's Poison Centers; CDC, Overdose Prevention",
  },
  {
    code: 'PREGNANCY',
    call: ['911'],
    now: {
      en: 'In pregnancy or after birth this can be an urgent warning sign. Call 911 or your maternity clinic now.',
      es: 'En el embarazo o después del parto esto puede ser una señal de alarma. Llame ahora al 911 o a su clínica de maternidad.',
    },
    source: 'CDC, HEAR HER: Urgent Maternal Warning Signs',
  },
  {
    code: 'BABY_FEVER',
    call: ['911'],
    now: {
      en: 'Fever in a baby under 3 months needs a doctor right away. Call the clinic by phone now, or go to an emergency room. If the baby is limp, blue or hard to wake, call 911.',
      es: 'La fiebre en un bebé de menos de 3 meses necesita un médico de inmediato. Llame ahora a la clínica por teléfono o vaya a urgencias. Si el bebé está flojo, azul o no despierta, llame al 911.',
    },
    source: 'MedlinePlus, When your baby or infant has a fever',
  },
  {
    code: 'UNCONSCIOUS',
    call: ['911'],
    now: {
      en: 'If somebody passed out or cannot be woken, call 911 now.',
      es: 'Si alguien se desmayó o no despierta, llame al 911 ahora.',
    },
    source: 'MedlinePlus, Unconsciousness: first aid',
  },
  {
    code: 'SEIZURE',
    call: ['911'],
    now: {
      en: 'For a first seizure, or one longer than 5 minutes, call 911 now. Turn the person on the side.',
      es: 'Si es la primera convulsión o dura más de 5 minutos, llame al 911 ahora. Ponga a la persona de lado.',
    },
    source: 'CDC, First Aid for Seizures',
  },
  {
    code: 'HEAD_INJURY',
    call: ['911'],
    now: {
      en: 'After a blow to the head with vomiting, confusion or a bad headache, call 911 or go to an emergency room now.',
      es: 'Después de un golpe en la cabeza con vómito, confusión o mucho dolor, llame al 911 o vaya ya a urgencias.',
    },
    source: 'CDC, HEADS UP: Concussion Danger Signs',
  },
]

export function kindOf(code: KindCode): Kind {
  const kind = KINDS.find((one) => one.code === code)
  if (!kind) throw new Error(`no kind ${code}`)
  return kind
}

export const kindCodes: KindCode[] = KINDS.map((kind) => kind.code)
