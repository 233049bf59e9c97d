/**
 * The pages to learn from alone, the one that a speaker opens before the talk, and the print page: Slidev leaves it out
 * of a build, and `npm run export` prints from it.
 */
import { defineRoutesSetup } from '@slidev/types'

export default defineRoutesSetup((routes) => [
  { name: 'print', path: '/print', component: () => import('@slidev/client/pages/print.vue') },
  { name: 'study', path: '/study', component: () => import('../components/study/ContentsRoute.vue') },
  {
    name: 'missions',
    path: '/study/missions',
    component: () => import('../components/study/missions/MissionsPage.vue'),
  },
  {
    name: 'study-chapter',
    path: '/study/:chapter',
    props: true,
    component: () => import('../components/study/ChapterPage.vue'),
  },
  { name: 'verify', path: '/verify', component: () => import('../components/verify/VerifyPage.vue') },
  {
    name: 'stage-check',
    path: '/stage-check',
    component: () => import('../components/stage/StageCheck.vue'),
  },
  ...routes.filter(({ name }) => name !== 'print'),
])
