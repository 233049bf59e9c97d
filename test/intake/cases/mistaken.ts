/** What people have in place of the file that they wanted. */
import { utf8 } from '../../../playground/bytes.ts'
import type { Case } from './case.ts'

function of(name: string, text: string): Case {
  return { name, bytes: () => utf8(text), roles: [] }
}

export const webPages = [
  of(
    'a.asc',
    '<!DOCTYPE html>\n<html lang="en"><head><title>404</title></head><body>Not Found</body></html>',
  ),
  of('a.sigstore.json', '\ufeff\n<!-- saved -->\n<html><body>Sign in</body></html>'),
]
export const notFound = [
  of('a.asc', '404: Not Found'),
  of(
    'a.sigstore.json',
    '{"message":"Not Found","documentation_url":"https://docs.x.invalid","status":"404"}',
  ),
  of('SHA256SUMS', '{"error":"not found"}'),
  of('a.sig', '<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code><Message>none</Message></Error>'),
]
