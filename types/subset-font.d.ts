/** subset-font ships without types of its own. */
declare module 'subset-font' {
  /**
   * @param font SFNT, WOFF or WOFF2
   * @param text the characters to keep; those the font lacks are ignored
   */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'sfnt' | 'woff' | 'woff2' },
  ): Promise<Uint8Array>
}
