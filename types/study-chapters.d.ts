/** See scripts/vite/study-chapters.ts. */
declare module 'virtual:study-chapters' {
  export const chapters: readonly import('../components/study/chapter.ts').StudyChapter[]
}
