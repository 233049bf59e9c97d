/** Words of the stage around the slides: the presenter's clock, the way back, Slidev's own bar. */
export const stage = {
  back: '戻る',
  clock: {
    name: '経過時間',
    of: (minutes: string) => `/ ${minutes} 分`,
    start: '時計を始める',
    pause: '時計を止める',
    goOn: '時計をまた進める',
    reset: '時計と亀を 0 に戻す（Shift+T）',
  },
} as const
