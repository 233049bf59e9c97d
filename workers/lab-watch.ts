/** What the scenes of time and of watching ask of the lab, each with its code loaded when it is first asked for. */
import type { TenMinutesAnswer, TenMinutesOptions } from './scenes/ten-minutes.ts'
import type { WatchedLog, WatchedLogOptions } from './scenes/watched-log.ts'

export const watchMethods = {
  /** @returns `undefined` if the run was refused */
  async tenMinutes(options: TenMinutesOptions): Promise<TenMinutesAnswer | undefined> {
    const { runTenMinutes } = await import('./scenes/ten-minutes.ts')
    return runTenMinutes(options)
  },

  /** @returns `undefined` if a run was refused */
  async watchedLog(options: WatchedLogOptions): Promise<WatchedLog | undefined> {
    const { watchedLog } = await import('./scenes/watched-log.ts')
    return watchedLog(options)
  },
}
