/**
 * Who may set what. A verdict can be talked into whatever its policy and its trust are talked into: both come from the
 * person at this keyboard, and a link is anybody's text. Every field of every demo has a role, and this is what each
 * role may be set by.
 */
export const ROLES = [
  /** The bytes that are verified. */
  'artifact',
  /** What is claimed about them: signatures, bundles, keys in a keyring, checksums that came along. */
  'claim',
  /** What an attacker, or the scene, does to them. */
  'tampering',
  /** Which of it is looked at; what a scenario is called is held against its files before it is believed. */
  'view',
  /** Whom and what the verifier expects. */
  'policy',
  /** Whom the verifier believes without being shown why: roots, a key to verify with. */
  'trust',
  /** What was made on this page, by its person: keys, and what they made. Only their own other window shows it too. */
  'own',
  /** Where something came from: found out from its bytes. */
  'origin',
  /** Nobody's but the person's who typed it. */
  'secret',
] as const
export type Role = (typeof ROLES)[number]

export const SETTERS = ['person', 'link', 'drop', 'sample', 'mission'] as const
export type Setter = (typeof SETTERS)[number]

/**
 * `marked`: it is shown whose it is, and a verdict that rests on it has another colour. `sample`: only what the deck
 * ships, unchanged. `asked`: only after the person was asked about it by itself.
 */
export type Rule = 'yes' | 'marked' | 'sample' | 'asked' | 'never'

export const WHO_MAY_SET = {
  artifact: { person: 'yes', link: 'yes', drop: 'yes', sample: 'yes', mission: 'yes' },
  claim: { person: 'yes', link: 'yes', drop: 'yes', sample: 'yes', mission: 'yes' },
  tampering: { person: 'yes', link: 'yes', drop: 'never', sample: 'never', mission: 'yes' },
  view: { person: 'yes', link: 'yes', drop: 'never', sample: 'yes', mission: 'yes' },
  policy: { person: 'yes', link: 'marked', drop: 'never', sample: 'marked', mission: 'yes' },
  trust: { person: 'yes', link: 'sample', drop: 'asked', sample: 'yes', mission: 'yes' },
  own: { person: 'yes', link: 'never', drop: 'never', sample: 'never', mission: 'never' },
  origin: { person: 'never', link: 'never', drop: 'never', sample: 'yes', mission: 'never' },
  secret: { person: 'yes', link: 'never', drop: 'asked', sample: 'never', mission: 'never' },
} as const satisfies Readonly<Record<Role, Readonly<Record<Setter, Rule>>>>
