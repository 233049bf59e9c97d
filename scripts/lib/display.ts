/** Whether a window opened here would be seen by anybody. */
export function hasDisplay(): boolean {
  const { platform, env } = process
  if (env.CI !== undefined) return false
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY)
}
