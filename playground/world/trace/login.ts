/** The first steps of keyless signing: from a command to a token in the client's hands. */
import { acceptToken, beginLogin, tokenRequest } from '../oidc/client.ts'
import { authorize, exchange } from '../oidc/identity-provider.ts'
import { type Account, UPSTREAMS } from '../oidc/people.ts'
import type { World } from '../world.ts'
import type { Recorder } from './clock.ts'
import { formFields } from './decode.ts'
import { field, jsonPart, part, tokenPart } from './parts.ts'
import type { FieldLabel, Part, Refusal } from './types.ts'

export type LoginStepId = 'token-asked' | 'authentication' | 'token-returned' | 'token-handed'

const AUTHORIZATION: readonly FieldLabel[] = [
  'response_type',
  'client_id',
  'scope',
  'redirect_uri',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
]
const TOKEN_REQUEST: readonly FieldLabel[] = [
  'grant_type',
  'client_id',
  'code',
  'code_verifier',
  'redirect_uri',
]

/** Logs in with `account`. @returns the ID token that the client accepted, or who refused what */
export function logIn(
  { idp, random }: Pick<World, 'idp' | 'random'>,
  account: Account,
  { note, timeFor }: Pick<Recorder<LoginStepId>, 'note' | 'timeFor'>,
): { readonly token: string } | { readonly refused: Refusal } {
  const attempt = beginLogin(idp, random)
  note('token-asked', {
    from: 'client',
    to: 'browser',
    sent: [part('authorization-request', 'url', attempt.url, formFields(attempt.url, AUTHORIZATION))],
  })

  const answer = authorize(idp, attempt.url, account, timeFor('authentication'))
  note('authentication', {
    from: 'browser',
    to: 'idp',
    sent: [loginPart(account)],
    also: [{ from: 'idp', to: 'upstream', sent: [], returned: [accountPart(account)] }],
  })
  if ('error' in answer) return { refused: { by: 'idp', code: answer.error } }

  const { location } = answer
  const sent = [part('authorization-response', 'url', location, formFields(location, ['code', 'state']))]
  const backToClient = { from: 'browser', to: 'client', sent } as const
  note('token-returned', { from: 'idp', to: 'browser', sent, also: [backToClient] })

  const exchanging = tokenRequest(attempt, location)
  if ('refused' in exchanging) return { refused: { by: 'client', code: exchanging.refused } }
  const now = timeFor('token-handed')
  const response = exchange(idp, exchanging.body, now)
  const asked = part('token-request', 'form', exchanging.body, formFields(exchanging.body, TOKEN_REQUEST))
  const toIdp = { from: 'client', to: 'idp', sent: [asked] } as const
  if ('error' in response) {
    note('token-handed', toIdp)
    return { refused: { by: 'idp', code: response.error } }
  }
  const fields = [field('token_type', response.token_type), field('expires_in', `${response.expires_in}`)]
  const returned = [jsonPart('token-response', response, fields), tokenPart(response.id_token)]
  note('token-handed', { ...toIdp, returned })

  const accepted = acceptToken(idp, attempt, response, now)
  if ('refused' in accepted) return { refused: { by: 'client', code: accepted.refused } }
  return { token: response.id_token }
}

/** What the person chooses on the login page. */
function loginPart({ upstream }: Account): Part {
  const form = new URLSearchParams({ connector_id: UPSTREAMS[upstream] }).toString()
  return part('login', 'form', form, formFields(form, ['connector_id']))
}

/** What the chosen provider tells the broker about whoever has logged in there. */
function accountPart({ upstream, userId, email, emailVerified }: Account): Part {
  return jsonPart('upstream-account', { id: userId, email, verified: emailVerified }, [
    field('upstream', UPSTREAMS[upstream]),
    field('account-id', userId),
    field('account-email', email),
    field('account-verified', `${emailVerified}`),
  ])
}
