/** Slidev leaves its print page out of a build unless it makes the PDF itself; `npm run export` prints from there. */
import { defineRoutesSetup } from '@slidev/types'

export default defineRoutesSetup((routes) => [
  { name: 'print', path: '/print', component: () => import('@slidev/client/pages/print.vue') },
  ...routes.filter(({ name }) => name !== 'print'),
])
