/** Copying, wherever the page stands. */

/**
 * Over plain HTTP a browser has no asynchronous clipboard; then the page copies as pages used to.
 *
 * @returns whether the text is on the clipboard now
 */
export async function copyText(text: string): Promise<boolean> {
  // Not there over plain HTTP, whatever its type says.
  const { clipboard } = navigator as { readonly clipboard?: Clipboard }
  if (clipboard !== undefined) {
    try {
      await clipboard.writeText(text)
      return true
    } catch {
      // Forbidden here: the other way may still be open.
    }
  }
  return copyBySelection(text)
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement
  const sheet = document.createElement('textarea')
  sheet.value = text
  sheet.readOnly = true
  sheet.style.cssText = 'position: fixed; top: 0; left: -100vw; opacity: 0'
  document.body.append(sheet)
  sheet.select()
  try {
    // Deprecated, and the only way that is left here.
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    sheet.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}

/** Selects what an element says, for whoever has to copy it by hand. */
export function selectIn(element: Element): void {
  getSelection()?.selectAllChildren(element)
}
