/** @returns milliseconds for which this thread has had a processor; what else the machine does is not counted */
export function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
