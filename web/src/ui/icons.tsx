import type { ReactNode } from 'react'

export type IconName =
  | 'home'
  | 'record'
  | 'calendar'
  | 'more'
  | 'flask'
  | 'pill'
  | 'heart'
  | 'alert'
  | 'syringe'
  | 'pulse'
  | 'scissors'
  | 'note'
  | 'eye'
  | 'shield'
  | 'back'
  | 'next'
  | 'down'
  | 'up-arrow'
  | 'down-arrow'
  | 'check'
  | 'question'
  | 'search'
  | 'people'
  | 'person'
  | 'print'
  | 'copy'
  | 'close'
  | 'out'
  | 'key'
  | 'list'
  | 'message'
  | 'write'
  | 'clip'
  | 'phone'
  | 'save'
  | 'inbox'
  | 'bottle'

const paths: Record<IconName, ReactNode> = {
  home: <path d="m4 11 8-7 8 7v9h-5v-6H9v6H4z" />,
  record: <path d="M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3" />,
  calendar: <path d="M4 6a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM4 10h16M9 3v4M15 3v4" />,
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth={3} />,
  flask: <path d="M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M7.5 15h9" />,
  pill: <path d="M5.6 18.4a4.2 4.2 0 0 1 0-6l6.8-6.8a4.2 4.2 0 0 1 6 6l-6.8 6.8a4.2 4.2 0 0 1-6 0zM9 9l6 6" />,
  heart: <path d="M12 20S4 15 4 9.5A4.2 4.2 0 0 1 12 7.500a4.2 4.2 0 0 1 8 2C20 15 12 20 12 20z" />,
  alert: <path d="M12 4 2.800 20h18.400zM12 10v4.500M12 17.400h.010" />,
  syringe: (
    <path d="m18 3 3 3M19.500 4.500 16 8M13 5l6 6M15 7l-8.500 8.500V18H9l8.500-8.500M6.500 17.500 3 21M10 12l1.500 1.500" />
  ),
  pulse: <path d="M3 12h4l2.500-6 4.500 12 2.500-6H21" />,
  scissors: (
    <path d="M6 8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM6 20.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM8 7.500 20 18M8 16.500 20 6" />
  ),
  note: <path d="M5 4h14v11l-5 5H5zM14 20v-5h5M8.500 9h7M8.500 13h4" />,
  eye: (
    <path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z" />
  ),
  shield: <path d="M12 3 5 6v6c0 4.500 3 7.500 7 9 4-1.500 7-4.500 7-9V6zM9 12l2 2 4-4" />,
  back: <path d="m15 5-7 7 7 7" />,
  next: <path d="m9 5 7 7-7 7" />,
  down: <path d="m6 9 6 6 6-6" />,
  'up-arrow': <path d="M12 19V5M6 11l6-6 6 6" />,
  'down-arrow': <path d="M12 5v14M6 13l6 6 6-6" />,
  check: <path d="m5 12.500 4.500 4.500L19 7.500" />,
  question: <path d="M9 9a3 3 0 1 1 4.500 2.600c-1 .600-1.500 1.200-1.500 2.400M12 18h.010" />,
  search: <path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5" />,
  people: (
    <path d="M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a6.500 6.500 0 0 1 13 0M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14a6.500 6.500 0 0 1 3.500 6" />
  ),
  person: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500a7.500 7.500 0 0 1 15 0" />,
  print: <path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z" />,
  copy: <path d="M9 9h11v11H9zM5 15H4V4h11v1" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  out: <path d="M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9" />,
  key: <path d="M8 15a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12 10.500h9v4M17 10.500v3" />,
  message: <path d="M4 5h16v12H10l-5 4v-4H4z" />,
  write: <path d="m4 20 1-4L16.500 4.500l3 3L8 19zM14 7l3 3" />,
  clip: (
    <path d="m19 11-7.500 7.500a4.500 4.500 0 0 1-6.400-6.400L13 4.200a3 3 0 0 1 4.200 4.200l-7.800 7.800a1.500 1.500 0 0 1-2.100-2.100L14 7.500" />
  ),
  phone: <path d="M5 4h4l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1z" />,
  save: <path d="M12 4v11M7 10.500l5 5 5-5M5 20h14" />,
  inbox: <path d="M4 13 7 5h10l3 8v6H4zM4 13h5l1 2.500h4l1-2.500h5" />,
  bottle: <path d="M7 3h10v4H7zM8 7v14h8V7M8 12h8M8 17h8" />,
  list: <path d="M9 6h11M9 12h11M9 18h11M4.500 6h.010M4.500 12h.010M4.500 18h.010" />,
}

/** Always beside words, so it is hidden from screen readers. */
export function Icon({ name, size = 22, turn }: { name: IconName; size?: number; turn?: boolean }) {
  return (
    <svg className={turn ? 'icon turns' : 'icon'} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {paths[name]}
    </svg>
  )
}
