/** See scripts/vite/study-reading.ts. */
declare module 'virtual:study-reading' {
  export const readings: Readonly<
    Record<string, () => Promise<{ readonly text: import('../components/study/chapter.ts').ChapterText }>>
  >
}
