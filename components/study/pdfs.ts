/** The PDFs published with the site: its pages' heads say which (scripts/site/head.ts). */
export function publishedPdfs(): { readonly href: string; readonly title: string }[] {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=alternate][type="application/pdf"]')
  return [...links].map((link) => ({ href: link.getAttribute('href') ?? '', title: link.title }))
}
