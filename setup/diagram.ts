/** The face diagrams are set in; it must be loaded before Mermaid measures its labels. */
export const DIAGRAM_FACE = 'Noto Sans JP'

/** A participant's colours, by Mermaid's own `name` attribute on its box and line. */
const actor = (name: string, colour: string) => `
  rect.actor[name="${name}"] { fill: var(--${colour}-soft) !important; stroke: var(--${colour}) !important; }
  line.actor-line[name="${name}"] { stroke: var(--${colour}) !important; }`

/** Sequence diagrams in our tokens; Mermaid's theme writes literal colours, hence the `!important`. */
export const DIAGRAM_CSS = `
  text, tspan { fill: var(--text) !important; stroke: none; }
  rect.actor { fill: var(--surface) !important; stroke: var(--line-strong) !important; stroke-width: 1.4px; rx: 6px; ry: 6px; }
  text.actor, text.actor > tspan { font-weight: 700 !important; }
  line.actor-line { stroke: var(--line-strong) !important; stroke-width: 1px; stroke-dasharray: 3 4; }
  rect.ground { fill: var(--bg); stroke: none; }
  .messageLine0, .messageLine1 { stroke: var(--text-muted) !important; stroke-width: 1.6px; }
  marker path { fill: var(--text-muted) !important; stroke: var(--text-muted) !important; }
  marker[id$="sequencenumber"] circle { fill: var(--accent) !important; stroke: none; }
  text.sequenceNumber { fill: var(--on-accent) !important; font-family: "${DIAGRAM_FACE}", sans-serif !important; font-size: 14px !important; font-weight: 700; }
  rect.note { fill: var(--surface-2) !important; stroke: var(--line-strong) !important; rx: 4px; ry: 4px; }
  rect.rect { fill: var(--bad-soft) !important; stroke: none !important; }
  ${actor('Attacker', 'bad')}
  ${['Fulcio', 'Rekor', 'CT', 'IdP'].map((name) => actor(name, 'src-trust')).join('')}
`
