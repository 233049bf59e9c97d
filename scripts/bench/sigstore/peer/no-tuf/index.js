/** Stands in for a TUF client that is only needed to fetch a trusted root. */
export const TUFClient = undefined
