/** Stands in the bundle where sigstore-browser could not be installed; nothing calls it then. */
export {}
