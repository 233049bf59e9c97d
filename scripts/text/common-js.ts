/**
 * Node hands a CommonJS module over whole; types and test runners take its `default` out.
 *
 * @returns what the module is about, either way
 */
export function inside<T>(module: T | { readonly default: T }): T {
  return (typeof module === 'object' || typeof module === 'function') &&
    module !== null &&
    'default' in module
    ? module.default
    : module
}
