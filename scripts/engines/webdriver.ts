/** Classic WebDriver (https://www.w3.org/TR/webdriver2/): one request a command. */

export interface WebDriver {
  /** @throws {Error} what the driver says against it */
  send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>
}

/** @param url of the driver, or of one of its sessions, without a slash at the end */
export function webdriverAt(url: string): WebDriver {
  return {
    async send(method, path, body) {
      const response = await fetch(`${url}${path}`, {
        method,
        ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
      })
      const { value } = (await response.json()) as { value: unknown }
      if (response.ok) return value
      const { error, message } = value as { error: string; message: string }
      throw new Error(`${error}: ${message}`)
    },
  }
}
