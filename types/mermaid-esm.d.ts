/** The build of Mermaid for browsers, which ships without types of its own. */
declare module 'mermaid/dist/mermaid.esm.mjs' {
  export { default } from 'mermaid'
}
