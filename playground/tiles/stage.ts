/** Parts that the checks have in common. */
import type { Evidence, Source } from '../report.ts'
import type { TilesFinding, TilesLabel } from './plan.ts'

export const saw = (
  label: TilesLabel,
  value: Evidence['value'],
  source: Source = 'claim',
): Evidence<TilesLabel> => ({
  label,
  value,
  source,
})
export const passed = (...evidence: Evidence[]): TilesFinding => ({ status: 'passed', evidence })
