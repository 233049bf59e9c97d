import { afterEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import '../../styles/tokens.css'
import ChecksumDemo from '../../components/demos/ChecksumDemo.vue'
import OpenpgpDemo from '../../components/demos/OpenpgpDemo.vue'
import SigstoreDemo from '../../components/demos/SigstoreDemo.vue'
import { become } from '../support/slidev-client.ts'

afterEach(() => become('live'))

test.each([
  ['checksum', ChecksumDemo],
  ['openpgp', OpenpgpDemo],
  ['sigstore', SigstoreDemo],
])('%s', async (name, Demo) => {
  const { container } = await render(Demo)
  await expect
    .poll(() => container.querySelector('[data-demo]')?.getAttribute('data-verdict'))
    .toBe('verified')
})
