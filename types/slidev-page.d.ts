/** A page of `@slidev/client`, taken whole into a route. */
import type { Component } from 'vue'

declare const page: Component
export default page
