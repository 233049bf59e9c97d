/** One of the deck's own files did not come: nobody chose it, so it is told by its own name and not by another file's. */
export class MissingSample extends DOMException {
  readonly path: string

  constructor(path: string) {
    super(`sample: ${path} is missing`, 'NotFoundError')
    this.path = path
  }
}
